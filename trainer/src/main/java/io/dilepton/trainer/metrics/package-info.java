/** The catalogue of what a training exports, and the meters. */
@NullMarked
package io.dilepton.trainer.metrics;

import org.jspecify.annotations.NullMarked;
