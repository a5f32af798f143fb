package io.dilepton.trainer.augmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.hipparchus.distribution.multivariate.MixtureMultivariateNormalDistribution;
import org.hipparchus.distribution.multivariate.MultivariateNormalDistribution;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.stat.fitting.MultivariateNormalMixtureExpectationMaximization;
import org.hipparchus.util.Pair;

/**
 * A mixture of Gaussians per class, fitted by expectation maximisation, from which pairs are drawn. Classes come as often as in training; charges are
 * those of a random pair of the class.
 *
 * @param components Gaussians per class, at least 2
 */
public record GaussianMixtures(int components) implements Augmenter {

    private static final int MOST_STEPS = 60;
    private static final double CONVERGED = 1e-4;

    /** Checks the range. */
    public GaussianMixtures {
        if (components < 2) {
            throw new IllegalArgumentException("at least 2 components are needed, not " + components);
        }
    }

    @Override
    public String name() {
        return "Gaussian mixtures";
    }

    @Override
    public PairSample synthesise(PairSample training, int count, RandomGenerator random) {
        OneClass signal = new OneClass(training, true);
        OneClass background = new OneClass(training, false);
        List<Gaussian> ofSignal = fit(signal);
        List<Gaussian> ofBackground = fit(background);
        PairSample.Builder made = new PairSample.Builder(count);
        for (int i = 0; i < count; i++) {
            boolean label = training.label(random.nextInt(training.rows()));
            OneClass source = label ? signal : background;
            double[] row = training.row(source.rows.get(random.nextInt(source.rows.size())));
            pick(label ? ofSignal : ofBackground, random).draw(row, random);
            made.add(row, label);
        }
        return made.build();
    }

    private static Gaussian pick(List<Gaussian> mixture, RandomGenerator random) {
        double left = random.nextDouble();
        for (Gaussian gaussian : mixture) {
            left -= gaussian.weight();
            if (left < 0) {
                return gaussian;
            }
        }
        return mixture.get(mixture.size() - 1);
    }

    private List<Gaussian> fit(OneClass data) {
        double[][] points = data.points();
        MultivariateNormalMixtureExpectationMaximization fit =
                new MultivariateNormalMixtureExpectationMaximization(points);
        MixtureMultivariateNormalDistribution model =
                MultivariateNormalMixtureExpectationMaximization.estimate(points, components);
        try {
            fit.fit(model, MOST_STEPS, CONVERGED);
            model = fit.getFittedModel();
        } catch (MathIllegalStateException e) {
            // Out of steps: the last mixture is as good a source of pairs as one that moves no more.
            model = fit.getFittedModel();
        }
        List<Gaussian> mixture = new ArrayList<>();
        for (Pair<Double, MultivariateNormalDistribution> component : model.getComponents()) {
            MultivariateNormalDistribution normal = component.getSecond();
            mixture.add(Gaussian.of(
                    component.getFirst(),
                    normal.getMeans(),
                    normal.getCovariances().getData()));
        }
        return mixture;
    }

    /** The pairs of a class. */
    private static final class OneClass {

        private final PairSample sample;
        private final List<Integer> rows = new ArrayList<>();

        OneClass(PairSample sample, boolean label) {
            this.sample = sample;
            for (int row = 0; row < sample.rows(); row++) {
                if (sample.label(row) == label) {
                    rows.add(row);
                }
            }
        }

        double[][] points() {
            double[][] points = new double[rows.size()][PairSample.CONTINUOUS];
            for (int i = 0; i < points.length; i++) {
                System.arraycopy(sample.row(rows.get(i)), 0, points[i], 0, PairSample.CONTINUOUS);
            }
            return points;
        }
    }
}
