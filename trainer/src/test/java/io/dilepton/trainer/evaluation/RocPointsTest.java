package io.dilepton.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RocPointsTest {

    @Test
    void shouldGoThroughEveryPointWhenRowsAreFew() {
        RocPoints roc = RocPoints.of(new double[] {0.9, 0.8, 0.8, 0.1}, new boolean[] {true, true, false, false});
        assertThat(roc.points())
                .extracting(RocPoints.Point::falsePositiveRate, RocPoints.Point::truePositiveRate)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0.0, 0.0),
                        org.assertj.core.groups.Tuple.tuple(0.0, 0.5),
                        org.assertj.core.groups.Tuple.tuple(0.5, 1.0),
                        org.assertj.core.groups.Tuple.tuple(1.0, 1.0));
        assertThat(roc.points().get(2).threshold()).isEqualTo(0.8);
    }

    @Test
    void shouldKeepTheAreaWhenPointsAreLeftOut() {
        SplittableRandom random = new SplittableRandom(3);
        double[] scores = new double[20_000];
        boolean[] labels = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            labels[i] = random.nextInt(4) == 0;
            scores[i] = random.nextGaussian() + (labels[i] ? 1.5 : 0);
        }
        List<RocPoints.Point> points = RocPoints.of(scores, labels).points();
        assertThat(points).hasSizeBetween(RocPoints.MOST / 2, RocPoints.MOST + 2);
        double area = 0;
        for (int i = 1; i < points.size(); i++) {
            RocPoints.Point before = points.get(i - 1);
            RocPoints.Point here = points.get(i);
            area += (here.falsePositiveRate() - before.falsePositiveRate())
                    * (here.truePositiveRate() + before.truePositiveRate())
                    / 2;
        }
        assertThat(area).isCloseTo(RocCurve.area(scores, labels), within(1e-3));
    }

    @Test
    void shouldRefuseOneClass() {
        assertThatThrownBy(() -> RocPoints.of(new double[] {1, 2}, new boolean[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
