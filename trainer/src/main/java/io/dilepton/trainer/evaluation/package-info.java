/** Metrics of binary classifiers, exact and with bootstrap intervals, and the choice of the decision threshold. JDK only. */
@NullMarked
package io.dilepton.trainer.evaluation;

import org.jspecify.annotations.NullMarked;
