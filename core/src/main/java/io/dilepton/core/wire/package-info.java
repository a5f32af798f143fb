/**
 * The records of the event topics as bytes, for the hot path of the stream: what {@link io.dilepton.core.serde} does for any Avro record, done
 * for three of them without an Avro object in between.
 *
 * <p>An {@link io.dilepton.core.wire.EventFormat} is shared and thread-safe; each task of the stream has an
 * {@link io.dilepton.core.wire.EventCoder} of its own. The default format reads an event straight from its Avro binary into the checked
 * {@link io.dilepton.core.event.CollisionEvent}, and writes enriched and scored events by copying the parts of the event that they share with
 * it, byte for byte. It takes this way only for events written with the schema of this build; others are resolved by Avro first. Where the
 * configuration names other serializer classes, those do the work, through the same interface. Why there is a codec of our own, and what
 * it gains: {@code docs/adr/0007-binary-event-codec.md}.
 */
@NullMarked
package io.dilepton.core.wire;

import org.jspecify.annotations.NullMarked;
