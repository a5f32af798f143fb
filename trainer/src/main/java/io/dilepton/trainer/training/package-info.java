/** Fits a network: balanced loss, Adam, learning-rate schedule, weight averaging, early stopping. Same seed and thread count, same bits. */
@NullMarked
package io.dilepton.trainer.training;

import org.jspecify.annotations.NullMarked;
