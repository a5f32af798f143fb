/**
 * Synthetic events: sources of them whose every event can be had again, by its index, on any machine and in any batch.
 */
@NullMarked
package io.dilepton.core.generation;

import org.jspecify.annotations.NullMarked;
