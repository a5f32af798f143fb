package io.dilepton.cli.reproduce;

import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * What a section works with.
 *
 * @param data the files
 * @param quick whether fewer repetitions will do
 * @param seed first seed
 * @param baselineSteps steps of generators with a study's settings; 0 for what the section does
 * @param progress hears in a few words of what is being done, such as {@code seed 2 of 5}
 */
record Setting(SourceFiles data, boolean quick, long seed, int baselineSteps, Consumer<String> progress) {

    /** What every section does by itself. */
    Setting(SourceFiles data, boolean quick, long seed, Consumer<String> progress) {
        this(data, quick, seed, 0, progress);
    }

    /** Number of seeds of a full run. */
    static final int SEEDS = 5;

    /** Number of seeds of a quick run: the fewest that show a spread. */
    static final int QUICK_SEEDS = 2;

    /** The seeds to train with, one after the other from the first. */
    long[] seeds() {
        return LongStream.range(seed, seed + (quick ? QUICK_SEEDS : SEEDS)).toArray();
    }
}
