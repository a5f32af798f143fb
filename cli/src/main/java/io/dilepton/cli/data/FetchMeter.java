package io.dilepton.cli.data;

import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.core.opendata.FetchProgress;
import java.time.Duration;
import java.util.Locale;

/** Shows a download: share, bytes, rate and time left. */
final class FetchMeter implements FetchProgress {

    private final ProgressLine line;
    private final String name;
    private long total = -1;
    private long present;

    FetchMeter(ProgressLine line, String name) {
        this.line = line;
        this.name = name;
    }

    @Override
    public void started(long newPresent, long newTotal) {
        present = newPresent;
        total = newTotal;
        line.restart();
        String size = total < 0 ? "" : String.format(Locale.ROOT, ", %.1f MB", total / 1e6);
        String rest = present == 0 ? "" : String.format(Locale.ROOT, ", from %.1f MB on", present / 1e6);
        line.note(name + ": downloading" + size + rest);
    }

    @Override
    public void advanced(long done) {
        line.show(seconds -> text(done, seconds));
    }

    @Override
    public void interrupted(String reason, Duration pause) {
        line.note(String.format(Locale.ROOT, "%s: %s; trying again in %.0f s", name, reason, pause.toMillis() / 1e3));
    }

    private String text(long done, double seconds) {
        double rate = seconds > 0 ? (done - present) / seconds : 0;
        StringBuilder text = new StringBuilder(name).append("  ");
        if (total > 0) {
            text.append(line.bar((double) done / total)).append("  ");
        }
        text.append(String.format(Locale.ROOT, "%.1f MB  %.1f MB/s", done / 1e6, rate / 1e6));
        if (total > done && rate > 0) {
            long left = Math.round((total - done) / rate);
            text.append(String.format(Locale.ROOT, "  %d:%02d left", left / 60, left % 60));
        }
        return text.toString();
    }
}
