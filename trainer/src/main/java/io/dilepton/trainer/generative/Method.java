package io.dilepton.trainer.generative;

import java.util.Locale;

/** What generator and critic play for. */
public enum Method {
    /** The first adversarial networks (Goodfellow et al., arXiv:1406.2661), with the loss of the generator that does not saturate. */
    GAN,
    /** Wasserstein distance, the critic's weights clipped (Arjovsky, Chintala, Bottou, arXiv:1701.07875). */
    WGAN,
    /** Wasserstein distance with a penalty on the critic's gradient (Gulrajani et al., arXiv:1704.00028). */
    WGAN_GP,
    /** The critic is an autoencoder whose reconstruction error is the energy (Zhao, Mathieu, LeCun, arXiv:1609.03126). */
    ENERGY;

    /**
     * Returns the name on the command line and in manifests.
     *
     * @return lower-case letters and dashes
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
