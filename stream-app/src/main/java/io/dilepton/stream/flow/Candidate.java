package io.dilepton.stream.flow;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.schemas.EnrichedEvent;

/**
 * An enriched event on its way to the scorers.
 *
 * @param source the record as it was read
 * @param event the checked event
 * @param enriched the event with its kinematics, as it goes to the enriched topic
 */
public record Candidate(SourceRecord source, CollisionEvent event, EnrichedEvent enriched) {}
