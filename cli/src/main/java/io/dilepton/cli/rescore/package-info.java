/**
 * {@code dilepton rescore}: scores past events again with the versions that scored them, and compares bit for bit.
 *
 * <p>The scored events are read in chunks. The source events of a chunk are fetched by ranges of offsets, one read per partition and stretch, not one per
 * event; each model scores its events of the chunk in batches. A score does not depend on the batch it was computed in, so it comes out the
 * same although the batches are others.
 */
@NullMarked
package io.dilepton.cli.rescore;

import org.jspecify.annotations.NullMarked;
