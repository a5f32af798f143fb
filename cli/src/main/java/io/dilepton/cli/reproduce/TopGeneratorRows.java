package io.dilepton.cli.reproduce;

import io.dilepton.core.observables.Observable;
import io.dilepton.trainer.GeneratorProcess;
import java.util.ArrayList;
import java.util.List;

/** Rows of the eight observables of top pairs, beside table 1 of the study. */
final class TopGeneratorRows {

    /** Relative differences of table 1, in the order of the observables. */
    private static final double[] PAPER = {0.030, 0.038, 0.001, 0.003, 0.040, 0.034, 0.004, 0.007};

    /** Number of observables. */
    static final int COLUMNS = PAPER.length;

    private TopGeneratorRows() {}

    /** One row per observable. */
    static List<Row> means(String name, List<GeneratedRows> seeds, boolean judged, String protocol) {
        List<Row> rows = new ArrayList<>();
        for (int column = 0; column < PAPER.length; column++) {
            int at = column;
            Observable observable =
                    GeneratorProcess.TTBAR.observables().observables().get(column);
            Published paper = Published.of(PAPER[column]);
            rows.add(new Row(
                    name + ", relative mean difference of " + observable.name(),
                    judged ? atMost(paper) : paper.underOtherProtocol(),
                    GeneratedRows.over(seeds, rowsOfSeed -> rowsOfSeed.relativeMeanDifference(at)),
                    false,
                    protocol));
        }
        return rows;
    }

    /** "The rest of the features have a relative difference less than 4%": what the study claims of each. */
    private static Published atMost(Published ofTable) {
        return Published.between(ofTable.low(), Math.max(ofTable.high(), 0.04));
    }

    static List<Row> summary(String name, List<GeneratedRows> seeds, String protocol) {
        return List.of(
                new Row(
                        name + ", largest relative mean difference",
                        Published.of(0.04).underOtherProtocol(),
                        GeneratedRows.over(seeds, GeneratedRows::largestMeanDifference),
                        false,
                        protocol),
                new Row(
                        name + ", standardised W1",
                        null,
                        GeneratedRows.over(seeds, GeneratedRows::distance),
                        false,
                        protocol),
                new Row(
                        name + ", largest correlation difference",
                        null,
                        GeneratedRows.over(seeds, GeneratedRows::largestCorrelationDifference),
                        false,
                        protocol));
    }
}
