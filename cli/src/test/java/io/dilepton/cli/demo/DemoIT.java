package io.dilepton.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {

    @TempDir
    private Path folder;

    @Test
    void shouldBalanceTheBooksWhenEventsAreSimulated() throws IOException {
        JsonNode report = run(List.of(), 6_000L);

        JsonNode events = report.get("events");
        assertThat(events.get("read").asLong()).isEqualTo(6_000);
        assertThat(events.get("sent").asLong()).isEqualTo(6_000);
        assertThat(events.get("scored").asLong()).isEqualTo(6_000);
        assertThat(events.get("deadLettered").asLong()).isZero();
        assertThat(report.get("model").get("name").asText()).isEqualTo("z-candidate");
        assertThat(report.get("model").get("version").asInt()).isEqualTo(1);
        assertThat(report.get("metrics").get("heldOutRows").asLong()).isBetween(700L, 1_100L);
        assertThat(report.get("metrics").get("auc").asDouble()).isGreaterThan(0.99);
        assertThat(report.get("seconds").get("total").asDouble()).isPositive();
        JsonNode synthetic = report.get("synthetic");
        assertThat(synthetic.get("requested").asLong()).isPositive();
        assertThat(synthetic.get("delivered")).isEqualTo(synthetic.get("requested"));
        assertThat(synthetic.get("scored")).isEqualTo(synthetic.get("requested"));
        assertThat(synthetic.get("onScience").asLong()).isZero();
    }

    @Test
    void shouldScoreRecordedElectronPairsWhenDataIsAtHand() throws IOException {
        String data = System.getenv("DILEPTON_DATA");
        assumeThat(data)
                .as("DILEPTON_DATA names the folder of recorded collisions")
                .isNotNull();

        JsonNode report = run(List.of(Path.of(data, "dielectron_cms2010.csv.gz")), null);

        JsonNode events = report.get("events");
        assertThat(events.get("read").asLong()).isEqualTo(16_777);
        assertThat(events.get("scored").asLong()).isEqualTo(16_777);
        assertThat(report.get("metrics").get("f1").asDouble()).isGreaterThanOrEqualTo(0.94);
        assertThat(report.get("metrics").get("auc").asDouble()).isGreaterThanOrEqualTo(0.998);
    }

    private JsonNode run(List<Path> data, @Nullable Long events) throws IOException {
        Path file = folder.resolve("report.json");
        DemoOptions options =
                new DemoOptions(data, events, null, 1, false, true, data.isEmpty() ? 0.2 : 0, false, file);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        DemoView view = new DemoView(new PrintStream(text, true, StandardCharsets.UTF_8), false, 24);

        int exitCode = new Demo(options, view, folder.resolve("models")).run();

        assertThat(exitCode).as(text.toString(StandardCharsets.UTF_8)).isZero();
        return new ObjectMapper().readTree(Files.readString(file));
    }
}
