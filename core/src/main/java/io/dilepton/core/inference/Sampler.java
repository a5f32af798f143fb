package io.dilepton.core.inference;

/** Makes rows of quantities with one generator. Not safe for use by several threads at once: each thread has its own. */
public interface Sampler extends AutoCloseable {

    /**
     * Makes the quantities of a batch. On a processor the bits of a row depend on its latent numbers alone, not on the batch.
     *
     * @param latents row-major float32 [rows, latent], independent standard normal numbers; owned by the caller
     * @param rows number of rows, at least 1
     * @param quantities destination, row-major float32 [rows, quantities]; owned by the caller
     * @throws ScoringException when the runtime fails
     */
    void sample(float[] latents, int rows, float[] quantities);

    @Override
    void close();
}
