package io.dilepton.cli.bench.stream;

import io.dilepton.cli.bench.worker.Mode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that is measured.
 *
 * @param mode way of processing
 * @param guarantee what a crash may do
 */
record Variant(Mode mode, Guarantee guarantee) {

    /** What a crash may do to the output. */
    enum Guarantee {
        /** No topic is written. */
        NONE("", "", ""),
        /** Records may come twice. */
        AT_LEAST_ONCE("at_least_once", "AtLeastOnce", "at least once"),
        /** Neither lost nor doubled. */
        EXACTLY_ONCE("exactly_once_v2", "ExactlyOnce", "exactly once");

        private final String setting;
        private final String suffix;
        private final String label;

        Guarantee(String setting, String suffix, String label) {
            this.setting = setting;
            this.suffix = suffix;
            this.label = label;
        }

        String setting() {
            return setting;
        }
    }

    static Variant exactlyOnce(Mode mode) {
        return new Variant(mode, Guarantee.EXACTLY_ONCE);
    }

    static Variant inference() {
        return new Variant(Mode.INFERENCE, Guarantee.NONE);
    }

    /** Returns all variants of some modes in the order of the report. */
    static List<Variant> of(List<Mode> modes) {
        return Arrays.stream(Mode.values())
                .filter(modes::contains)
                .flatMap(mode -> mode.isStreaming()
                        ? Stream.of(
                                new Variant(mode, Guarantee.AT_LEAST_ONCE), new Variant(mode, Guarantee.EXACTLY_ONCE))
                        : Stream.of(new Variant(mode, Guarantee.NONE)))
                .toList();
    }

    /** Returns the name in reports, such as {@code microBatchedExactlyOnce}. */
    String key() {
        return mode.key() + guarantee.suffix;
    }

    String label() {
        return guarantee == Guarantee.NONE ? mode.label() : mode.label() + ", " + guarantee.label;
    }
}
