/** Sends trained models to the model topics. */
@NullMarked
package io.dilepton.trainer.publish;

import org.jspecify.annotations.NullMarked;
