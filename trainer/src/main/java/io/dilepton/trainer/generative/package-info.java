/**
 * Generators of events by adversarial training: what they learn from, the networks, the training, and the export with everything that a service needs to make
 * events of latent numbers.
 */
@NullMarked
package io.dilepton.trainer.generative;

import org.jspecify.annotations.NullMarked;
