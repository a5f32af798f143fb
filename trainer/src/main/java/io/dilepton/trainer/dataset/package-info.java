/** Feature rows of events with their labels, split by event, fingerprinted and checked. */
@NullMarked
package io.dilepton.trainer.dataset;

import org.jspecify.annotations.NullMarked;
