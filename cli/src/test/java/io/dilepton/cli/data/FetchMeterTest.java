package io.dilepton.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.cli.terminal.ProgressLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FetchMeterTest {

    private final StringWriter out = new StringWriter();
    private final AtomicLong clock = new AtomicLong(1);

    @Test
    void shouldDrawABarWithRateAndTimeLeftWhenOnATerminal() {
        ProgressLine line = line(true);
        FetchMeter meter = new FetchMeter(line, "zee-2011");

        meter.started(0, 4_000_000);
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
        meter.advanced(1_000_000);

        assertThat(out.toString())
                .endsWith("\r\033[Kzee-2011  [######------------------] 25%  1.0 MB  0.5 MB/s  0:06 left");
        line.close();
        assertThat(out.toString()).endsWith(" left\r\033[K");
    }

    @Test
    void shouldNotRedrawWhenLittleTimePassed() {
        ProgressLine line = line(true);
        FetchMeter meter = new FetchMeter(line, "zee-2011");

        meter.started(0, 4_000_000);
        String before = out.toString();
        clock.addAndGet(Duration.ofMillis(10).toNanos());
        meter.advanced(1_000_000);

        assertThat(out.toString()).isEqualTo(before);
    }

    @Test
    void shouldPrintPlainLinesWhenThereIsNoTerminal() {
        ProgressLine line = line(false);
        FetchMeter meter = new FetchMeter(line, "zee-2011");

        meter.started(1_000_000, 4_000_000);
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        meter.advanced(1_500_000);
        clock.addAndGet(Duration.ofSeconds(5).toNanos());
        meter.advanced(2_560_000);
        meter.interrupted("HTTP 503", Duration.ofSeconds(2));
        line.close();

        assertThat(out.toString().lines())
                .containsExactly(
                        "zee-2011: downloading, 4.0 MB, from 1.0 MB on",
                        "zee-2011  64%  2.6 MB  0.3 MB/s  0:06 left",
                        "zee-2011: HTTP 503; trying again in 2 s");
    }

    @Test
    void shouldLeaveOutShareAndTimeWhenServerDoesNotSayTheSize() {
        ProgressLine line = line(false);
        FetchMeter meter = new FetchMeter(line, "zee-2011");

        meter.started(0, -1);
        clock.addAndGet(Duration.ofSeconds(10).toNanos());
        meter.advanced(5_000_000);

        assertThat(out.toString().lines()).containsExactly("zee-2011: downloading", "zee-2011  5.0 MB  0.5 MB/s");
    }

    private ProgressLine line(boolean isTerminal) {
        return new ProgressLine(new PrintWriter(out), isTerminal, clock::get);
    }
}
