/**
 * Sending events to a topic at a given pace: {@link io.dilepton.generator.emission.EventEmitter} with a
 * {@link io.dilepton.generator.emission.Pace}.
 *
 * <p>Delivery: the producer is idempotent and waits for all in-sync replicas, so that no event is lost or doubled by a retry. Its
 * buffer is bounded; an emitter that is faster than the broker waits in {@code send}. The first event that cannot be delivered ends the
 * emission: the next call throws {@link io.dilepton.generator.emission.EmissionException} with the cause.
 *
 * <p>Threads: one thread sends; any thread may read the counts.
 */
@NullMarked
package io.dilepton.generator.emission;

import org.jspecify.annotations.NullMarked;
