package io.dilepton.trainer.dataset;

import io.dilepton.core.event.EventSplit;
import io.dilepton.core.features.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a data set must have before training makes sense. */
public final class TrainabilityCheck {

    /** Fewest rows of either class to fit weights on. */
    static final int TRAIN_ROWS = 20;

    /** Fewest rows of either class to validate or to measure on. */
    static final int OTHER_ROWS = 4;

    /** Fewest runs that can be shared out among three parts. */
    static final int RUNS = 8;

    private TrainabilityCheck() {}

    static void requireRuns(int runs) {
        if (runs < RUNS) {
            throw new UnusableDatasetException("a split by run needs events of at least " + RUNS
                    + " runs, and these are of " + runs + ": split by event, or give files of more runs");
        }
    }

    static void require(EventDataset dataset) {
        for (EventSplit split : EventSplit.values()) {
            requireBothClasses(split, dataset.part(split));
        }
        float[] deviation = Standardisation.of(dataset.part(EventSplit.TRAIN)).deviation();
        List<Feature> features = dataset.features().features();
        List<String> constant = new ArrayList<>();
        for (int i = 0; i < deviation.length; i++) {
            if (!(deviation[i] > 0)) {
                constant.add(features.get(i).name());
            }
        }
        if (!constant.isEmpty()) {
            throw new UnusableDatasetException("these features have the same value in every training row: "
                    + String.join(", ", constant) + "; nothing can be learned from them");
        }
    }

    /**
     * Requires rows of both classes.
     *
     * @param split part that the rows are used as
     * @param rows the rows
     * @throws UnusableDatasetException when a class has too few
     */
    public static void requireBothClasses(EventSplit split, FeatureMatrix rows) {
        int fewest = split == EventSplit.TRAIN ? TRAIN_ROWS : OTHER_ROWS;
        int signal = rows.positives();
        int background = rows.rows() - signal;
        if (signal < fewest || background < fewest) {
            throw new UnusableDatasetException("the "
                    + split.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + " part has " + signal + " signal and " + background + " background rows; at least " + fewest
                    + " of each are needed: give more events, or events of both classes");
        }
    }
}
