package io.dilepton.stream.flow;

import io.dilepton.core.kinematics.PairKinematics;
import io.dilepton.core.wire.EncodedEvent;

/**
 * An enriched event on its way to a scorer.
 *
 * @param source the record as it was read
 * @param event the checked event
 * @param pair kinematics of its leptons
 */
public record Candidate(SourceRecord source, EncodedEvent event, PairKinematics pair) {}
