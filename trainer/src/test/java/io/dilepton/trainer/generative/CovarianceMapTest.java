package io.dilepton.trainer.generative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class CovarianceMapTest {

    private static final double[][] FROM = {{1, 0, 0}, {0.3, 2, 0}, {-0.2, 0.5, 0.7}};
    private static final double[][] TO = {{1.5, 0, 0}, {-0.4, 1, 0}, {0.1, 0.2, 1.2}};

    private static RealMatrix symmetric(double[][] lower) {
        RealMatrix matrix = new Array2DRowRealMatrix(lower.length, lower.length);
        for (int i = 0; i < lower.length; i++) {
            for (int j = 0; j <= i; j++) {
                matrix.setEntry(i, j, lower[i][j]);
                matrix.setEntry(j, i, lower[i][j]);
            }
        }
        return matrix;
    }

    @Test
    void shouldGiveTheOtherCovariance() {
        RealMatrix map = new Array2DRowRealMatrix(CovarianceMap.between(FROM, TO));

        RealMatrix got = map.multiply(symmetric(FROM)).multiplyTransposed(map);

        assertThat(got.subtract(symmetric(TO)).getNorm1()).isCloseTo(0, within(1e-9));
        assertThat(map.subtract(map.transpose()).getNorm1()).as("moves least").isCloseTo(0, within(1e-9));
    }

    @Test
    void shouldTakeEveryCovarianceWhateverItsRounding() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 300; i++) {
            double[][] from = random(random);
            double[][] to = random(random);

            RealMatrix map = new Array2DRowRealMatrix(CovarianceMap.between(from, to));

            RealMatrix got = map.multiply(symmetric(from)).multiplyTransposed(map);
            assertThat(got.subtract(symmetric(to)).getNorm1()).as("pair " + i).isCloseTo(0, within(1e-6));
        }
    }

    /** Of two groups of columns that correlate strongly, each with its own group, so that coefficients between them are roundings. */
    private static double[][] random(SplittableRandom random) {
        RealMatrix mixed = new Array2DRowRealMatrix(8, 8);
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 8; j++) {
                mixed.setEntry(i, j, (i % 2 == j % 2 ? 1 : 0) * random.nextDouble());
            }
        }
        return mixed.multiplyTransposed(mixed)
                .add(MatrixUtils.createRealIdentityMatrix(8).scalarMultiply(0.05))
                .getData();
    }

    @Test
    void shouldChangeNothingWhenNothingDiffers() {
        RealMatrix map = new Array2DRowRealMatrix(CovarianceMap.between(FROM, FROM));

        for (int i = 0; i < 3; i++) {
            map.addToEntry(i, i, -1);
        }
        assertThat(map.getNorm1()).isCloseTo(0, within(1e-9));
    }
}
