/**
 * Scoring by the champion model.
 *
 * <p>A {@link io.dilepton.stream.scoring.ServedModel} is shared by all threads; each task of the topology has a scorer of its own on it, and
 * takes a new one, closing the old, at the first event after the champion was swapped. Every scored event names the version that scored it.
 */
@NullMarked
package io.dilepton.stream.scoring;

import org.jspecify.annotations.NullMarked;
