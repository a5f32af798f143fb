package io.dilepton.trainer.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.dataset.FeatureMatrix;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AugmenterTest {

    private static final PairSample TRAINING = ToyPairs.sample(1500, 3);

    static Stream<Augmenter> techniques() {
        return Stream.of(
                new Mixup(0.4),
                new NeighbourInterpolation(5),
                new GaussianMixtures(3),
                new ForestSynthesis(10, 40),
                new RuleSynthesis(0.1, 5),
                new SyntheticPairs(ToyPairs.sample(2500, 4)));
    }

    private static PairSample make(Augmenter technique, int count, long seed) {
        return technique.synthesise(TRAINING, count, new SplittableRandom(seed));
    }

    @ParameterizedTest
    @MethodSource("techniques")
    void shouldMakePairsLikeTheTrainingPairs(Augmenter technique) {
        PairSample made = make(technique, 2000, 1);
        assertThat(made.rows()).isEqualTo(2000);
        Scale expected = Scale.of(TRAINING);
        int signals = 0;
        for (int column = 0; column < PairSample.CONTINUOUS; column++) {
            double mean = 0;
            for (int row = 0; row < made.rows(); row++) {
                mean += expected.standardised(made, row)[column] / made.rows();
            }
            assertThat(mean).as("%s, column %d", technique.name(), column).isCloseTo(0, within(0.2));
        }
        for (int row = 0; row < made.rows(); row++) {
            assertThat(Math.abs(made.at(row, PairSample.CHARGE1))).isEqualTo(1);
            assertThat(made.at(row, PairSample.CHARGE2)).isEqualTo(-made.at(row, PairSample.CHARGE1));
            signals += made.label(row) ? 1 : 0;
        }
        assertThat(signals / 2000.0).isCloseTo(0.667, within(0.12));
    }

    @ParameterizedTest
    @MethodSource("techniques")
    void shouldMakeTheSamePairsWhenTheSeedIsTheSame(Augmenter technique) {
        float[] first = features(make(technique, 300, 7));
        assertThat(features(make(technique, 300, 7))).isEqualTo(first);
        assertThat(features(make(technique, 300, 8))).isNotEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("techniques")
    void shouldKeepTheClassesApartAsTheyAre(Augmenter technique) {
        PairSample made = make(technique, 2000, 2);
        assertThat(width(made, true)).as(technique.name()).isGreaterThan(width(made, false) * 1.2);
    }

    /** Spread of η1 in one class. */
    private static double width(PairSample sample, boolean label) {
        double squares = 0;
        int rows = 0;
        for (int row = 0; row < sample.rows(); row++) {
            if (sample.label(row) == label) {
                squares += sample.at(row, 1) * sample.at(row, 1);
                rows++;
            }
        }
        return Math.sqrt(squares / rows);
    }

    private static float[] features(PairSample sample) {
        return sample.features(Task.DECAY_CHANNEL.features()).values();
    }

    @Test
    void shouldInterpolateWithNearPairsWhenNeighboursAreUsed() {
        PairSample near = make(new NeighbourInterpolation(1), 300, 1);
        PairSample far = make(new Mixup(1), 300, 1);
        assertThat(distance(near)).isLessThan(0.6 * distance(far));
    }

    /** Mean distance of synthetic pairs from the nearest training pair, in standard deviations. */
    private static double distance(PairSample made) {
        Scale scale = Scale.of(TRAINING);
        double sum = 0;
        for (int row = 0; row < made.rows(); row++) {
            double[] z = scale.standardised(made, row);
            double nearest = Double.POSITIVE_INFINITY;
            for (int other = 0; other < TRAINING.rows(); other++) {
                double[] o = scale.standardised(TRAINING, other);
                double squares = 0;
                for (int column = 0; column < z.length; column++) {
                    squares += (z[column] - o[column]) * (z[column] - o[column]);
                }
                nearest = Math.min(nearest, squares);
            }
            sum += Math.sqrt(nearest);
        }
        return sum / made.rows();
    }

    @Test
    void shouldGiveTheFeaturesOfTheEventsWhenNothingIsAdded() {
        List<CollisionEvent> events = ToyPairs.events(200, 9).toList();
        FeatureMatrix again = PairSample.of(events, Task.DECAY_CHANNEL).features(Task.DECAY_CHANNEL.features());
        float[] row = new float[again.width()];
        for (int i = 0; i < events.size(); i++) {
            Task.DECAY_CHANNEL.features().extract(events.get(i), row, 0);
            for (int column = 0; column < row.length; column++) {
                assertThat(again.values()[i * row.length + column]).isCloseTo(row[column], within(2e-4f));
            }
            assertThat(again.labels()[i]).isEqualTo(Task.DECAY_CHANNEL.isSignal(events.get(i)));
        }
    }

    @Test
    void shouldWrapAnglesAndTakeTheShorterWay() {
        assertThat(Periodic.positive(-0.5)).isCloseTo(2 * Math.PI - 0.5, within(1e-12));
        assertThat(Periodic.wrapped(3.5)).isCloseTo(3.5 - 2 * Math.PI, within(1e-12));
        assertThat(Math.abs(Periodic.wrapped(Periodic.between(3.0, -3.0, 0.5)))).isCloseTo(Math.PI, within(1e-9));
    }

    @Test
    void shouldObeyRulesWhenNoiseIsLarge() {
        double ruled = width(make(new RuleSynthesis(2, 6), 2000, 1), false);
        double free = width(make(new RuleSynthesis(2, 1), 2000, 1), false);
        assertThat(ruled).isLessThan(free * 0.9);
    }

    @Test
    void shouldDropOutliersByTheBoundsOfTheReference() {
        OutlierFilter filter = new OutlierFilter(TRAINING);
        PairSample wide = make(new RuleSynthesis(2, 1), 1000, 1);
        PairSample kept = filter.kept(wide);
        assertThat(kept.rows()).isLessThan(wide.rows()).isGreaterThan(200);
        assertThat(filter.kept(kept).rows()).isEqualTo(kept.rows());
    }
}
