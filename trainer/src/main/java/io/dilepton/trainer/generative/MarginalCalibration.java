package io.dilepton.trainer.generative;

/**
 * Gives a generator the marginal distributions of its training rows, as they are after rows that are not kept have been drawn again: the curves
 * from outputs to quantities are fitted to the outputs that the generator has, some times over, since which rows are kept depends on the curves.
 */
final class MarginalCalibration {

    private static final int ROWS = 40_000;
    private static final int ROUNDS = 5;
    private static final long STREAM = 0xCA11B8A7EL;

    private MarginalCalibration() {}

    /** The generator with fitted curves; as it was where its outputs are bounded, or hardly any of its rows are kept. */
    static TrainedGenerator fit(TrainedGenerator generator, RowFilter filter) {
        MarginalScaling scaling = generator.scaling();
        if (scaling.isBounded()) {
            return generator;
        }
        SampleMatrix outputs = generator.scaledRows(
                GeneratorNetwork.latents(STREAM, 0, ROWS, generator.shape().latent()));
        for (int round = 0; round < ROUNDS; round++) {
            int[] kept = filter.kept(outputs, scaling);
            if (kept.length < ROWS / 20) {
                return generator;
            }
            scaling = scaling.fittedTo(outputs.taken(kept));
        }
        return generator.scaledBy(scaling);
    }
}
