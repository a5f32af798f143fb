package io.dilepton.stream;

import io.dilepton.core.config.ConfigKey;
import io.dilepton.core.config.ConfigType;
import io.dilepton.core.config.Settings;
import io.dilepton.core.fit.FitSettings;
import io.dilepton.stream.windows.WindowSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The keys of the physics windows. Public API. */
public final class WindowKeys {

    private static final int MINUTE_MS = 60_000;
    private static final int HOUR_MS = 60 * MINUTE_MS;
    private static final int DAY_MS = 24 * HOUR_MS;

    /** Whether windows are summarised: default true. */
    public static final ConfigKey<Boolean> WINDOWS = new ConfigKey<>(
            "dilepton.windows",
            ConfigType.flag(),
            "",
            "true",
            "Whether scored events are summarised in windows on `dilepton.physics.windows`.");

    /** Length of a window in event time: 100 ms to 31 days in ms, default 10000. */
    public static final ConfigKey<Duration> SIZE = new ConfigKey<>(
            "dilepton.windows.size.ms",
            ConfigType.millis(100, 31L * DAY_MS),
            "ms",
            "10000",
            "Length of a window in event time. Windows begin at whole multiples of it since 1970-01-01T00:00:00Z.");

    /** How long a window waits for events out of order, in event time: 0 to a day in ms, default 5000. */
    public static final ConfigKey<Duration> GRACE = new ConfigKey<>(
            "dilepton.windows.grace.ms",
            ConfigType.millis(0, DAY_MS),
            "ms",
            "5000",
            "How long a window waits, in event time after its end, for events that come out of order. Later ones are counted as late and left out.");

    /** How long a window waits for any event, in wall-clock time: 1 s to a day in ms, default 30000. */
    public static final ConfigKey<Duration> IDLE = new ConfigKey<>(
            "dilepton.windows.idle.ms",
            ConfigType.millis(1_000, DAY_MS),
            "ms",
            "30000",
            "Wall-clock time without a new event after which a window is closed, so that the last one of a stream comes out; a partition that is silent "
                    + "for so long holds up no window.");

    /** How far behind events are a replay rather than late, in event time: 0 to 31 days in ms, default 3600000. */
    public static final ConfigKey<Duration> REPLAY_AFTER = new ConfigKey<>(
            "dilepton.windows.replay.after.ms",
            ConfigType.millis(0, 31L * DAY_MS),
            "ms",
            "3600000",
            "Events that are so much older than the last closed window are no latecomers but a replay, and get windows of their own.");

    /** Most windows that are open at a time: 1 to 100000, default 1000. */
    public static final ConfigKey<Integer> MOST_OPEN = new ConfigKey<>(
            "dilepton.windows.open.max",
            ConfigType.number(1, 100_000),
            "windows",
            "1000",
            "Most windows that are open at a time, over all lanes and versions of models; the one that had no event for longest is closed, unfitted, for "
                    + "one more.");

    /** Lower end of the range in which the Z peak is fitted: default 60 GeV. */
    public static final ConfigKey<Integer> FIT_LOW = new ConfigKey<>(
            "dilepton.windows.fit.low.gev",
            ConfigType.number((int) FitSettings.LEAST, 80),
            "GeV",
            "60",
            "Lower end of the range of masses in which the Z peak is fitted.");

    /** Upper end of the range in which the Z peak is fitted: default 120 GeV. */
    public static final ConfigKey<Integer> FIT_HIGH = new ConfigKey<>(
            "dilepton.windows.fit.high.gev",
            ConfigType.number(100, (int) FitSettings.GREATEST),
            "GeV",
            "120",
            "Upper end of the range of masses in which the Z peak is fitted.");

    /** Whether the width of the Z is fitted: default {@code fixed}. */
    public static final ConfigKey<FitWidth> FIT_WIDTH = new ConfigKey<>(
            "dilepton.windows.fit.width",
            ConfigType.choice(FitWidth.class),
            "",
            "fixed",
            "Whether the width of the Z is fixed to the value of the Particle Data Group or fitted too, which takes thousands of events a window.");

    private WindowKeys() {}

    /** What is done about the width of the Z. */
    public enum FitWidth {
        /** The value of the Particle Data Group. */
        FIXED,
        /** A parameter of the fit. */
        FREE
    }

    /**
     * Returns the keys in the order of the documentation.
     *
     * @return all keys of the physics windows
     */
    public static List<ConfigKey<?>> all() {
        return List.of(WINDOWS, SIZE, GRACE, IDLE, REPLAY_AFTER, MOST_OPEN, FIT_LOW, FIT_HIGH, FIT_WIDTH);
    }

    static Optional<WindowSettings> windows(Settings settings) {
        WindowSettings windows = new WindowSettings(
                settings.value(SIZE),
                settings.value(GRACE),
                settings.value(IDLE),
                settings.value(REPLAY_AFTER),
                settings.value(MOST_OPEN),
                new WindowSettings.PeakSettings(
                        settings.value(FIT_LOW), settings.value(FIT_HIGH), settings.value(FIT_WIDTH) == FitWidth.FREE));
        return settings.value(WINDOWS) ? Optional.of(windows) : Optional.empty();
    }
}
