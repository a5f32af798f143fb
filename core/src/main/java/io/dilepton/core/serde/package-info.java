/**
 * Avro on Kafka in Confluent's wire format: a zero byte, the schema id as a big-endian 32-bit integer, and the Avro binary body.
 * {@link io.dilepton.core.serde.AvroSerdes} is the entry point; {@link io.dilepton.core.serde.WireAvroSerializer} and
 * {@link io.dilepton.core.serde.WireAvroDeserializer} are its default implementation and can be named in any Kafka client's
 * configuration.
 *
 * <p>Threads: one serializer or deserializer instance may serve any number of threads at once, which Kafka Streams relies on. What an
 * encoder or decoder keeps between records is kept per thread; a {@link io.dilepton.core.serde.SchemaRegistry} is thread-safe and asks
 * the registry once for each schema and id.
 *
 * <p>Failures: a record that cannot be decoded gives a {@link org.apache.kafka.common.errors.SerializationException}, which a
 * dead-letter topic can take. A registry that does not answer gives a {@link io.dilepton.core.serde.RegistryUnavailableException}, and a
 * schema that it refuses a {@link io.dilepton.core.serde.SchemaRejectedException}: these are no fault of the record, and the
 * application should stop.
 */
@NullMarked
package io.dilepton.core.serde;

import org.jspecify.annotations.NullMarked;
