package io.dilepton.stream.flow;

/**
 * An event that has been read from its bytes, but not yet checked.
 *
 * @param source the record as it was read
 * @param event the Avro record
 */
public record DecodedEvent(SourceRecord source, io.dilepton.schemas.CollisionEvent event) {}
