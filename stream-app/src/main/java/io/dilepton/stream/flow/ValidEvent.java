package io.dilepton.stream.flow;

import io.dilepton.core.event.CollisionEvent;

/**
 * An event that has been checked.
 *
 * @param source the record as it was read
 * @param event the checked event
 */
public record ValidEvent(SourceRecord source, CollisionEvent event) {}
