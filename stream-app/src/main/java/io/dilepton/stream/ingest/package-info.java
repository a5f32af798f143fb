/**
 * From bytes to an enriched event, or to the dead letters.
 *
 * <p>The dead-letter topic is a sink of the topology, not Kafka Streams' built-in one ({@code errors.dead.letter.queue.topic.name}). The source
 * reads raw bytes and decoding is the first processor, so that the reason codes are the product's own, a record that is readable but
 * physically impossible is treated like one that is not readable, the headers carry no stack traces, and the dead letter is in the same transaction as the
 * offset of its record: exactly one per bad record. Only failures of one record are caught here. Whatever else fails (registry,
 * runtime, broker) leaves the topology, and the application stops without having passed over anything.
 */
@NullMarked
package io.dilepton.stream.ingest;

import org.jspecify.annotations.NullMarked;
