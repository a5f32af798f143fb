package io.dilepton.trainer.generative;

import io.dilepton.core.generation.CounterRandom;

/**
 * Gives a generator the marginal distributions and the correlations of its training rows, as they are after rows that are not kept have been drawn again: a linear map of
 * the outputs, the curves from outputs to quantities and the thresholds of the signs are fitted to the outputs that the generator has, some times over, since which rows are kept
 * depends on them. Correlations are those of the columns made normal, so that outliers count little.
 */
final class AcceptanceFit {

    private static final int ROWS = 40_000;
    private static final int ROUNDS = 8;
    private static final long STREAM = 0xCA11B8A7EL;

    private final RowFilter filter;
    private final MarginalScaling normal;
    private final double[][] covariance;
    private final double[] wanted;
    private final double[] drawn;

    private AcceptanceFit(RowFilter filter, MarginalScaling normal, SampleMatrix training) {
        this.filter = filter;
        this.normal = normal;
        this.covariance = GaussianCopula.covariance(training);
        this.wanted = new double[training.signs()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = training.positive(training.continuous() + i);
        }
        this.drawn = wanted.clone();
    }

    /** The generator with fitted curves and thresholds; as it was where its outputs are bounded, or hardly any of its rows are kept. */
    static TrainedGenerator fit(TrainedGenerator generator, RowFilter filter, SampleMatrix training) {
        return generator.scaling().isBounded()
                ? generator
                : new AcceptanceFit(filter, generator.scaling(), training).fitted(generator);
    }

    private TrainedGenerator fitted(TrainedGenerator generator) {
        float[] latents =
                GeneratorNetwork.latents(STREAM, 0, ROWS, generator.shape().latent());
        TrainedGenerator fitted = generator;
        for (int round = 0; round < ROUNDS; round++) {
            SampleMatrix outputs = fitted.scaledRows(latents);
            int[] kept = filter.kept(outputs, fitted.scaling());
            if (kept.length < ROWS / 20) {
                return generator;
            }
            SampleMatrix rows = outputs.taken(kept);
            double[][] map = CovarianceMap.between(
                    GaussianCopula.covariance(normal.scale(fitted.scaling().unscale(rows))), covariance);
            fitted = fitted.mixed(map);
            rows = rows.mapped(map);
            fitted = fitted.with(fitted.scaling().fittedTo(rows), thresholds(fitted.thresholds(), rows));
        }
        return fitted;
    }

    /** Signs are drawn as much more often than wanted as they are kept more seldom, in odds. */
    private float[] thresholds(float[] before, SampleMatrix rows) {
        float[] thresholds = before.clone();
        for (int i = 0; i < thresholds.length; i++) {
            double found = rows.positive(rows.continuous() + i);
            if (wanted[i] > 0 && wanted[i] < 1 && found > 0 && found < 1) {
                double odds = odds(drawn[i]) * odds(wanted[i]) / odds(found);
                drawn[i] = odds / (1 + odds);
                thresholds[i] = (float) CounterRandom.normalQuantile(1 - drawn[i]);
            }
        }
        return thresholds;
    }

    private static double odds(double probability) {
        return probability / (1 - probability);
    }
}
