package io.dilepton.generator.request;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.observables.Observable;
import io.dilepton.core.observables.ObservableSet;
import io.dilepton.core.observables.ObservableSets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A histogram that weighted events shall have. Its scale does not matter: contents may be numbers of events, a cross section in any unit, or a probability.
 *
 * @param observable name of an observable of {@link ObservableSets}
 * @param edges rising edges of the bins, in the unit of the observable; a bin holds its lower edge, the last one its upper edge, too
 * @param contents one for each bin, not negative, some positive
 * @param density whether contents are per unit of the observable, as dσ/dm is, rather than for the whole bin
 */
public record TargetSpectrum(String observable, List<Double> edges, List<Double> contents, boolean density) {

    /** Copies. {@link RequestReader} has checked the ranges. */
    public TargetSpectrum {
        edges = List.copyOf(edges);
        contents = List.copyOf(contents);
    }

    /**
     * Returns the names of all observables that there are.
     *
     * @return names, each once
     */
    static List<String> observables() {
        return ObservableSets.all().stream()
                .flatMap(set -> set.observables().stream())
                .map(Observable::name)
                .distinct()
                .toList();
    }

    /**
     * Returns the number of bins.
     *
     * @return one fewer than edges
     */
    public int bins() {
        return contents.size();
    }

    /**
     * Returns the bin that an event is in.
     *
     * @param event any event
     * @return 0-based bin; −1 outside of the edges, and where the event has no such observable
     */
    public int bin(CollisionEvent event) {
        for (ObservableSet set : ObservableSets.all()) {
            int column =
                    set.observables().stream().map(Observable::name).toList().indexOf(observable);
            if (column >= 0 && set.appliesTo(event)) {
                return bin(set.row(event)[column]);
            }
        }
        return -1;
    }

    private int bin(double value) {
        if (!(value >= edges.get(0) && value <= edges.get(bins()))) {
            return -1;
        }
        int place = Collections.binarySearch(edges, value);
        return Math.min(bins() - 1, place >= 0 ? place : -place - 2);
    }

    /**
     * Returns what part of the events the target has in each bin.
     *
     * @return shares, which add up to 1
     */
    public List<Double> shares() {
        double[] whole = IntStream.range(0, bins())
                .mapToDouble(bin -> contents.get(bin) * (density ? edges.get(bin + 1) - edges.get(bin) : 1))
                .toArray();
        double sum =
                IntStream.range(0, whole.length).mapToDouble(bin -> whole[bin]).sum();
        return IntStream.range(0, whole.length)
                .mapToObj(bin -> whole[bin] / sum)
                .toList();
    }
}
