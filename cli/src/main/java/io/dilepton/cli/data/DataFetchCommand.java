package io.dilepton.cli.data;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.core.opendata.Catalogue;
import io.dilepton.core.opendata.DataFile;
import io.dilepton.core.opendata.FetchException;
import io.dilepton.core.opendata.FetchPolicy;
import io.dilepton.core.opendata.FetchResult;
import io.dilepton.core.opendata.FileFetch;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dilepton data fetch}: downloads files of the catalogue. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description = {
            "Downloads public records of CERN Open Data, named as 'dilepton data list' names them.",
            "A broken download goes on where it stopped when the command is run again. A file that is there and right is left alone."
        })
final class DataFetchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "Names of files, such as zmumu-2011.")
    private List<String> names = List.of();

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Directory for the files, made where there is none. Default: ./${DEFAULT-VALUE}.")
    private Path directory = Path.of("data");

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            defaultValue = "${env:DILEPTON_OPENDATA_URL:-}",
            description = "Address of the portal or of a mirror. Default: $$DILEPTON_OPENDATA_URL or the portal's.")
    private @Nullable String baseUrl;

    @Option(names = "--force", description = "Download even what is there.")
    private boolean force;

    @Override
    public Integer call() throws InterruptedException {
        Catalogue catalogue = Catalogue.bundled();
        List<DataFile> files = new LinkedHashSet<>(names)
                .stream().map(name -> known(catalogue, name)).toList();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int failed = 0;
        try (FileFetch fetch = new FileFetch(portal(catalogue), FetchPolicy.PATIENT)) {
            for (DataFile file : files) {
                try (ProgressLine line = new ProgressLine(err, Terminal.isError(), System::nanoTime)) {
                    FetchResult result = fetch.fetch(file, directory, force, new FetchMeter(line, file.name()));
                    line.clear();
                    out.println(summary(file, result));
                } catch (FetchException e) {
                    err.println("dilepton: " + e.getMessage());
                    failed++;
                }
                out.flush();
                err.flush();
            }
        }
        if (failed > 0 && files.size() > 1) {
            throw CommandFailure.run(failed + " of " + files.size() + " files could not be fetched");
        }
        return failed == 0 ? 0 : 1;
    }

    private static String summary(DataFile file, FetchResult result) {
        return String.format(
                Locale.ROOT,
                "%s  %,d bytes, %s%s%s",
                result.path(),
                result.size(),
                result.verification(),
                result.wasPresent() ? ", was there already" : "",
                file.doi() == null ? "" : "; cite doi:" + file.doi());
    }

    private static DataFile known(Catalogue catalogue, String name) {
        return catalogue
                .find(name)
                .orElseThrow(() -> CommandFailure.usage("no file is named '" + name + "'; known are "
                        + catalogue.files().stream().map(DataFile::name).collect(Collectors.joining(", "))));
    }

    private URI portal(Catalogue catalogue) {
        if (baseUrl == null || baseUrl.isBlank()) {
            return catalogue.portal();
        }
        try {
            URI uri = URI.create(baseUrl.strip());
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw CommandFailure.usage("--base-url must be an http or https address, not '" + baseUrl + "'");
    }
}
