package io.dilepton.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetersTest {

    private static final Metric MASS = Metric.histogram("test.mass", "GeV", "masses", "lane");

    private final Meters meters = new Meters("test");

    @AfterEach
    void close() {
        meters.close();
    }

    private String line(String beginning) {
        return meters.scrape()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError(beginning + " is not in\n" + meters.scrape()));
    }

    @Test
    void shouldCountInCumulativeBucketsWhenAddedInBulk() {
        Histogram histogram = meters.histograms(MASS, 80, 100).with("z");
        histogram.addAndClear(new long[] {1, 3, 0}, 350);
        long[] more = {0, 1, 2};
        histogram.addAndClear(more, 400);

        assertThat(more).containsOnly(0);
        assertThat(histogram.count()).isEqualTo(7);
        assertThat(line("test_mass_GeV_bucket{application=\"test\",lane=\"z\",le=\"80.0\"}"))
                .endsWith(" 1");
        assertThat(line("test_mass_GeV_bucket{application=\"test\",lane=\"z\",le=\"100.0\"}"))
                .endsWith(" 5");
        assertThat(line("test_mass_GeV_bucket{application=\"test\",lane=\"z\",le=\"+Inf\"}"))
                .endsWith(" 7");
        assertThat(line("test_mass_GeV_count")).endsWith(" 7");
        assertThat(line("test_mass_GeV_sum")).endsWith(" 750.0");
    }

    @Test
    void shouldForgetTheFirstTagsWhenThereAreTooMany() {
        HistogramFamily family = meters.histograms(MASS, 80, 100);
        Histogram first = family.with("0");
        for (int i = 1; i <= 64; i++) {
            assertThat(family.with("1")).isSameAs(family.with("1"));
            family.with(String.valueOf(i));
        }
        assertThat(family.with("0")).isNotSameAs(first);
    }

    @Test
    void shouldExportUnderTheNamesThatTheCatalogueSays() {
        Metric counter = Metric.counter("test.events.in", "events");
        Metric bytes = new Metric("test.read", Metric.Kind.COUNTER, "bytes", List.of(), "bytes");
        Metric gauge = Metric.gauge("test.z.mass.error", "GeV", "an error", "shape");
        Metric timer = Metric.timer("test.wait", "a wait");
        counter.counter(meters.registry()).increment(3);
        bytes.counter(meters.registry()).increment(5);
        gauge.gauge(meters.registry(), () -> 0.25, "gaussian");
        timer.timer(meters.registry(), Meters.FROM_MICROSECONDS).record(Duration.ofNanos(1_500));

        assertThat(counter.series()).containsExactly("test_events_in_total");
        assertThat(line("test_events_in_total")).endsWith(" 3.0");
        assertThat(line(bytes.series().get(0) + "{"))
                .startsWith("test_read_bytes_total{")
                .endsWith(" 5.0");
        assertThat(line(gauge.series().get(0) + "{"))
                .startsWith("test_z_mass_error_GeV{")
                .endsWith(" 0.25");
        timer.series().forEach(series -> assertThat(line(series)).contains("application=\"test\""));
        assertThat(line("test_wait_seconds_bucket{application=\"test\",le=\"1.0E-6\"}"))
                .endsWith(" 0");
        assertThat(line("test_wait_seconds_bucket{application=\"test\",le=\"2.0E-6\"}"))
                .endsWith(" 1");
    }

    @Test
    void shouldRefuseAMeterOfAnotherKindOrTags() {
        Metric counter = Metric.counter("test.events", "events", "lane");
        assertThatThrownBy(() -> counter.gauge(meters.registry(), () -> 1, "z"))
                .hasMessage("test.events is a COUNTER, not a GAUGE");
        assertThatThrownBy(() -> counter.counter(meters.registry()))
                .hasMessage("test.events has the tags [lane], not 0");
    }

    @Test
    void shouldLetThroughOfKafkaWhatIsListedUnderSteadyLabels() {
        String client = "dilepton-stream-0f8fad5b-d9cb-469f-a165-70867728950e-StreamThread-1-consumer";
        Gauge.builder("kafka.consumer.connection.count", () -> 2)
                .tag("client.id", client)
                .register(meters.registry());
        Gauge.builder("kafka.consumer.io.wait.ratio", () -> 2)
                .tag("client.id", client)
                .register(meters.registry());
        Counter.builder("kafka.stream.failed.stream.threads")
                .tag("client.id", "dilepton-stream-0f8fad5b-d9cb-469f-a165-70867728950e")
                .register(meters.registry());

        assertThat(line("kafka_consumer_connection_count")).contains("client_id=\"StreamThread-1-consumer\"");
        assertThat(meters.scrape())
                .doesNotContain("kafka_consumer_io_wait_ratio")
                .doesNotContain("0f8fad5b");
        assertThat(line("kafka_stream_failed_stream_threads")).contains("client_id=\"instance\"");
    }
}
