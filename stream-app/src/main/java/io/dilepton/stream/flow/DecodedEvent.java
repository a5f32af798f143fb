package io.dilepton.stream.flow;

import io.dilepton.core.wire.EncodedEvent;

/**
 * An event that has been read from its bytes and checked.
 *
 * @param source the record as it was read
 * @param event the checked event
 */
public record DecodedEvent(SourceRecord source, EncodedEvent event) {}
