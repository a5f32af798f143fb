/**
 * Makes synthetic rows for training, in six ways, and measures whether they help. Works on what describes a pair of leptons
 * ({@link io.dilepton.trainer.augmentation.PairSample}), not on features: features that follow from each other then stay consistent, since they are
 * computed from the synthetic pair as from a real one. Only training rows are ever augmented.
 */
@NullMarked
package io.dilepton.trainer.augmentation;

import org.jspecify.annotations.NullMarked;
