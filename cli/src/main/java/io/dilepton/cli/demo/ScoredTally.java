package io.dilepton.cli.demo;

import io.dilepton.core.event.EventId;
import io.dilepton.core.event.EventSplit;
import io.dilepton.core.features.ZWindow;
import io.dilepton.schemas.Origin;
import io.dilepton.schemas.ScoredEvent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the scored topic has shown so far: counts, the mass spectrum, and the scores of held-out events beside the label that the mass window gives.
 * Safe for use by several threads.
 */
final class ScoredTally {

    private final MassSpectrum spectrum = new MassSpectrum();
    private final Map<Integer, BitSet> sources = new HashMap<>();
    private final List<Double> heldOutProbabilities = new ArrayList<>();
    private final BitSet heldOutLabels = new BitSet();
    private long records;
    private long candidates;
    private long doubled;
    private long synthetic;
    private double probabilitySum;

    synchronized void add(ScoredEvent event) {
        records++;
        candidates += event.getDecision() ? 1 : 0;
        synthetic += event.getOrigin() == Origin.SYNTHETIC ? 1 : 0;
        probabilitySum += event.getProbability();
        double mass = event.getPair().getMass();
        spectrum.add(mass, event.getDecision());
        BitSet seen = sources.computeIfAbsent(event.getSourcePartition(), partition -> new BitSet());
        int offset = Math.toIntExact(event.getSourceOffset());
        doubled += seen.get(offset) ? 1 : 0;
        seen.set(offset);
        EventId id = new EventId(event.getRunNumber(), event.getLuminosityBlock(), event.getEventNumber());
        if (EventSplit.of(id) == EventSplit.HELD_OUT) {
            heldOutLabels.set(heldOutProbabilities.size(), ZWindow.contains(mass));
            heldOutProbabilities.add(event.getProbability());
        }
    }

    /** Returns the number of records on the scored topic. */
    synchronized long records() {
        return records;
    }

    /** Returns how many records scored a source offset that another record had scored already: 0 under exactly-once. */
    synchronized long doubled() {
        return doubled;
    }

    /** Returns how many records are of synthetic events, which must not be on the topic. */
    synchronized long synthetic() {
        return synthetic;
    }

    /** Returns the share of Z candidates among the scored events, 0 before the first. */
    synchronized double candidateShare() {
        return records == 0 ? 0 : (double) candidates / records;
    }

    /** Returns the mean probability of the scored events, 0 before the first. */
    synchronized double meanProbability() {
        return records == 0 ? 0 : probabilitySum / records;
    }

    /** Returns the mass spectrum, at most that many lines, its longest bar that many characters wide. */
    synchronized List<String> spectrumLines(int width, int mostLines) {
        return spectrum.lines(width, mostLines);
    }

    /** Returns the probabilities of the held-out events in the order of arrival. */
    synchronized double[] heldOutProbabilities() {
        return heldOutProbabilities.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Returns whether each held-out event lies in the mass window, in the order of {@link #heldOutProbabilities()}. */
    synchronized boolean[] heldOutLabels() {
        boolean[] labels = new boolean[heldOutProbabilities.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = heldOutLabels.get(i);
        }
        return labels;
    }
}
