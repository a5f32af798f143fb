package io.dilepton.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboards against the types that Grafana publishes; {@code monitoring/grafana/schema} has the program that compares. */
class GrafanaSchemaTest {

    private static final Path SCHEMA = MonitoringFiles.FOLDER.resolve("grafana/schema");

    @TempDir
    private Path folder;

    @BeforeEach
    void requireTypes() {
        boolean installed = Files.isDirectory(SCHEMA.resolve("node_modules/@grafana/schema"));
        assumeTrue(
                installed || "required".equals(System.getenv("DILEPTON_CLIENTS")),
                "npm install --prefix monitoring/grafana/schema");
        assertThat(installed)
                .as("npm install --prefix monitoring/grafana/schema")
                .isTrue();
    }

    @Test
    void shouldFitTheTypesOfGrafana() throws Exception {
        Process check = check(MonitoringFiles.DASHBOARDS);
        String output = output(check);
        assertThat(check.waitFor()).as(output).isZero();
        assertThat(output).contains(Dashboards.all().size() + " dashboards");
    }

    @Test
    void shouldFindWhatDoesNotFit() throws Exception {
        String good = MonitoringFiles.read(
                MonitoringFiles.files(MonitoringFiles.DASHBOARDS).get(0));
        String bad = good.replace("\"displayMode\" : \"list\"", "\"displayMode\" : \"lists\"");
        assertThat(bad).isNotEqualTo(good);
        Files.writeString(folder.resolve("bad.json"), bad);
        Process check = check(folder);
        assertThat(output(check)).contains("lists");
        assertThat(check.waitFor()).isEqualTo(1);
    }

    private static Process check(Path dashboards) throws IOException {
        return new ProcessBuilder(List.of("node", SCHEMA.resolve("check.mjs").toString(), dashboards.toString()))
                .redirectErrorStream(true)
                .start();
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
