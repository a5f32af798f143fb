package io.dilepton.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dilepton.cli.monitoring.PrometheusServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DemoMonitoringTest {

    private static final String STREAM = "http://127.0.0.1:1";

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final DemoView view = new DemoView(new PrintStream(text, true, StandardCharsets.UTF_8), false, 24);

    private String text() {
        return text.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldSayHowToInstallPrometheusWhenThereIsNone() {
        try (DemoMonitoring monitoring = DemoMonitoring.start(Optional.empty(), view, STREAM)) {
            monitoring.remind(view);
        }
        assertThat(text().lines()).hasSize(1);
        assertThat(text()).contains("apt-get install prometheus").contains("https://prometheus.io/download");
    }

    @Test
    void shouldSayNothingWhenItIsNotAskedFor() {
        try (DemoMonitoring monitoring = DemoMonitoring.start(false, view, STREAM)) {
            monitoring.remind(view);
        }
        assertThat(text()).isEmpty();
    }

    @Test
    void shouldStartPrometheusAndEndItWhenThereIsOne() throws Exception {
        Optional<Path> program = PrometheusServer.installed();
        assumeTrue(program.isPresent() || "required".equals(System.getenv("DILEPTON_CLIENTS")));
        String address;
        try (DemoMonitoring monitoring = DemoMonitoring.start(program, view, STREAM)) {
            Matcher matcher =
                    Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/graph").matcher(text());
            assertThat(matcher.find()).as(text()).isTrue();
            address = matcher.group(1);
            assertThat(get(address + "/api/v1/status/config"))
                    .contains("dilepton-stream")
                    .contains("127.0.0.1:1");
            monitoring.remind(view);
            assertThat(text()).contains("Prometheus: " + address);
        }
        assertThatThrownBy(() -> get(address + "/-/ready")).isInstanceOf(IOException.class);
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
