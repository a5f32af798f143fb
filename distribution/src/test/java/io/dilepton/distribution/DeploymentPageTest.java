package io.dilepton.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeploymentPageTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `((?:docker|monitoring)/[^`]+)` \\| (\\S.*) \\| (\\S.*) \\|$");

    @Test
    void shouldSayOfEveryFileWhatWasRunAgainstItAndWhatWasNot() throws IOException {
        List<String> listed = ROW.matcher(Files.readString(ROOT.resolve("docs/deployment.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(listed).doesNotHaveDuplicates();
        List<String> files = files();
        assertThat(files.stream().filter(file -> listed.stream().noneMatch(row -> fits(row, file))))
                .as("files without a row")
                .isEmpty();
        assertThat(listed.stream().filter(row -> files.stream().noneMatch(file -> fits(row, file))))
                .as("rows without a file")
                .isEmpty();
    }

    /** A row names a file, or all that a star stands for. */
    private static boolean fits(String row, String file) {
        return file.matches(Pattern.quote(row).replace("*", "\\E[^/]*\\Q"));
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> docker = Files.walk(ROOT.resolve("docker"));
                Stream<Path> monitoring = Files.walk(ROOT.resolve("monitoring"))) {
            return Stream.concat(docker, monitoring)
                    .filter(Files::isRegularFile)
                    .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.contains("/node_modules/"))
                    .toList();
        }
    }
}
