package io.dilepton.stream.ingest;

import io.dilepton.stream.flow.Lane;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Names of the children of an {@link IngestProcessor}.
 *
 * @param enriched gets enriched events
 * @param scorers get the candidates of their lanes
 * @param deadLetters gets records that are no events
 * @param mostBytes largest record, with key and headers, that the topics of events take
 */
public record IngestOutputs(String enriched, Map<Lane, String> scorers, String deadLetters, int mostBytes) {

    /** Copies. */
    public IngestOutputs {
        Map<Lane, String> ordered = new EnumMap<>(Lane.class);
        ordered.putAll(scorers);
        scorers = Collections.unmodifiableMap(ordered);
    }
}
