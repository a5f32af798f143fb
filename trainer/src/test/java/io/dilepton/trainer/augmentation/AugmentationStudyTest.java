package io.dilepton.trainer.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.EventSplit;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.dataset.UnusableDatasetException;
import io.dilepton.trainer.training.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AugmentationStudyTest {

    private static final long[] SEEDS = {1, 2};

    /** Remembers what it was given. */
    private static final class Spy implements Augmenter {

        private final List<PairSample> given = new ArrayList<>();

        @Override
        public String name() {
            return "spy";
        }

        @Override
        public PairSample synthesise(PairSample training, int count, RandomGenerator random) {
            given.add(training);
            return new RuleSynthesis(0.1, 4).synthesise(training, count, random);
        }
    }

    private static AugmentationStudy study(PairEvents events, List<String> progress) {
        return new AugmentationStudy(
                Task.DECAY_CHANNEL,
                events,
                seed -> new TrainingPlan(List.of(16), 0, 3, 3, 256, 0.02, 0, 0, 0, 1, seed),
                progress::add);
    }

    @Test
    void shouldShowTechniquesNothingButTheTrainingPairs() {
        AugmentationStudy study = study(ToyPairs.split(2000, 5), new ArrayList<>());
        EventDataset.Builder builder = Task.DECAY_CHANNEL.dataset();
        ToyPairs.events(2000, 5).forEach(builder::add);
        EventDataset dataset = builder.buildForEvaluation();
        Spy spy = new Spy();
        List<Variant> variants = study.augmented(spy, List.of(0.5, 2.0), SEEDS);

        assertThat(spy.given).hasSize(2).containsOnly(study.training());
        assertThat(study.training().rows())
                .isLessThanOrEqualTo(dataset.part(EventSplit.TRAIN).rows())
                .isGreaterThan(dataset.part(EventSplit.TRAIN).rows() * 9 / 10);
        requireSame(study.validation(), dataset.part(EventSplit.VALIDATION));
        requireSame(study.heldOut(), dataset.part(EventSplit.HELD_OUT));

        assertThat(variants).extracting(Variant::multiplier).containsExactly(0.5, 2.0);
        for (Variant variant : variants) {
            assertThat(variant.synthetic() + variant.outliers())
                    .isCloseTo(variant.multiplier() * study.training().rows(), within(1.0));
            assertThat(variant.gain().interval().low())
                    .isLessThan(variant.gain().value());
        }
    }

    private static void requireSame(FeatureMatrix ours, FeatureMatrix expected) {
        assertThat(ours.labels()).isEqualTo(expected.labels());
        for (int i = 0; i < expected.values().length; i++) {
            assertThat(ours.values()[i]).isCloseTo(expected.values()[i], within(2e-4f));
        }
    }

    @Test
    void shouldMeasureGainsAgainstTheSameSeedsWithoutSyntheticPairs() {
        List<String> progress = new ArrayList<>();
        AugmentationStudy study = study(ToyPairs.split(1600, 5), progress);
        Variant none = study.baseline(SEEDS);
        assertThat(none.gain().value()).isZero();
        assertThat(none.accuracy().value()).isGreaterThan(0.6);
        Variant mixed = study.augmented(new Mixup(0.4), List.of(1.0), SEEDS).get(0);
        assertThat(mixed.gain().value())
                .isCloseTo(mixed.accuracy().value() - none.accuracy().value(), within(1e-9));
        assertThat(progress)
                .filteredOn(text -> text.startsWith(AugmentationStudy.NONE))
                .hasSize(2);
    }

    @Test
    void shouldRefuseWhenAClassIsMissing() {
        PairEvents electrons = new PairEvents(Task.DECAY_CHANNEL);
        ToyPairs.events(2000, 5).filter(Task.DECAY_CHANNEL::isSignal).forEach(electrons::add);
        assertThatThrownBy(() -> study(electrons, new ArrayList<>()))
                .isInstanceOf(UnusableDatasetException.class)
                .hasMessageContaining("background rows");
    }

    @Test
    void shouldCancelWhatBothGetRight() {
        boolean[] first = {true, true, false, true, false, true, true, false};
        boolean[] second = {true, true, true, true, false, true, true, false};
        assertThat(PairedDifference.of(first, second).value()).isEqualTo(0.125);
        assertThat(PairedDifference.of(first, first).interval().high()).isZero();
    }
}
