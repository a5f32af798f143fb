package io.dilepton.trainer.dataset;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.EventSplit;
import io.dilepton.core.event.SplitRule;
import io.dilepton.core.features.FeatureSet;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Labelled feature rows of events, split by a {@link SplitRule}. Immutable once built; built in one pass, so that events may come from a
 * reader or a simulation that holds one at a time.
 */
public final class EventDataset {

    private final FeatureSet features;
    private final SplitRule splitRule;
    private final Map<EventSplit, FeatureMatrix> parts;
    private final Map<EventSplit, FeatureMatrix> observables;
    private final List<String> datasets;
    private final String fingerprint;
    private final long notApplicable;
    private final long duplicates;

    private EventDataset(Builder builder) {
        features = builder.features;
        splitRule = builder.splitRule;
        parts = new EnumMap<>(EventSplit.class);
        builder.parts.forEach((split, rows) -> parts.put(split, rows.build()));
        observables = new EnumMap<>(EventSplit.class);
        builder.observed.forEach((split, rows) -> observables.put(split, rows.build()));
        datasets = List.copyOf(builder.datasets);
        fingerprint = builder.fingerprint.finish();
        notApplicable = builder.notApplicable;
        duplicates = builder.duplicates;
    }

    /**
     * Begins a data set.
     *
     * @param features makes the rows
     * @param labelling tells whether an event is signal
     * @return builder, for one thread
     */
    public static Builder builder(FeatureSet features, Labelling labelling) {
        return builder(features, labelling, Observables.NONE);
    }

    /**
     * Begins a data set with columns beside the features.
     *
     * @param features makes the rows
     * @param labelling tells whether an event is signal
     * @param observables makes the columns that are no inputs
     * @return builder, for one thread
     */
    public static Builder builder(FeatureSet features, Labelling labelling, Observables observables) {
        return new Builder(features, labelling, observables);
    }

    /**
     * Returns the feature set.
     *
     * @return what made the rows
     */
    public FeatureSet features() {
        return features;
    }

    /**
     * Returns what stayed together when the events were split.
     *
     * @return the rule
     */
    public SplitRule splitRule() {
        return splitRule;
    }

    /**
     * Returns the rows of a part.
     *
     * @param split the part
     * @return its rows, in the order in which the events were added
     */
    public FeatureMatrix part(EventSplit split) {
        return Objects.requireNonNull(parts.get(split));
    }

    /**
     * Returns the columns beside the features of a part.
     *
     * @param split the part
     * @return one row per row of the part, in the same order, with its label; NaN where an event lacks a quantity; empty where the task has none
     */
    public Optional<FeatureMatrix> observables(EventSplit split) {
        return Optional.ofNullable(observables.get(split));
    }

    /**
     * Returns the columns beside the features of several parts together.
     *
     * @param splits the parts
     * @return one row per row of {@link #parts}, in the same order; empty where the task has none
     */
    public Optional<FeatureMatrix> observables(Set<EventSplit> splits) {
        List<FeatureMatrix> parts = Arrays.stream(EventSplit.values())
                .filter(splits::contains)
                .flatMap(split -> observables(split).stream())
                .toList();
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(FeatureMatrix.concatenated(parts.get(0).width(), parts));
    }

    /**
     * Returns the rows of several parts together.
     *
     * @param splits the parts
     * @return their rows, part after part in the order of {@link EventSplit}
     */
    public FeatureMatrix parts(Set<EventSplit> splits) {
        return FeatureMatrix.concatenated(
                features.size(),
                Arrays.stream(EventSplit.values())
                        .filter(splits::contains)
                        .map(this::part)
                        .toList());
    }

    /**
     * Returns the names of the files or samples.
     *
     * @return sorted names
     */
    public List<String> datasets() {
        return datasets;
    }

    /**
     * Returns the fingerprint of the rows of all parts in the order of adding.
     *
     * @return SHA-256 over event key, features and label of each row, 64 lower-case hexadecimal digits
     */
    public String fingerprint() {
        return fingerprint;
    }

    /**
     * Returns how many events the feature set does not apply to, or have no label.
     *
     * @return number of events passed over
     */
    public long notApplicable() {
        return notApplicable;
    }

    /**
     * Returns how many events had the identity of an earlier one.
     *
     * @return number of events passed over
     */
    public long duplicates() {
        return duplicates;
    }

    /** Collects events. */
    public static final class Builder {

        private final FeatureSet features;
        private final Labelling labelling;
        private final Observables observables;
        private final Map<EventSplit, FeatureMatrix.Builder> parts = new EnumMap<>(EventSplit.class);
        private final Map<EventSplit, FeatureMatrix.Builder> observed = new EnumMap<>(EventSplit.class);
        private final Set<EventId> seen = new HashSet<>();
        private final Set<String> datasets = new TreeSet<>();
        private final DataFingerprint fingerprint;
        private final Set<Long> runs = new HashSet<>();
        private final float[] row;
        private final float[] observation;
        private SplitRule splitRule = SplitRule.EVENT;
        private int probed;
        private long notApplicable;
        private long duplicates;

        private Builder(FeatureSet features, Labelling labelling, Observables observables) {
            this.features = features;
            this.labelling = labelling;
            this.observables = observables;
            this.row = new float[features.size()];
            this.observation = new float[observables.names().size()];
            this.fingerprint = new DataFingerprint(row.length);
            for (EventSplit split : EventSplit.values()) {
                parts.put(split, new FeatureMatrix.Builder(row.length));
                if (observation.length > 0) {
                    observed.put(split, new FeatureMatrix.Builder(observation.length));
                }
            }
        }

        /**
         * Sets what stays together when the events are split; by event where nothing is said.
         *
         * @param rule the rule
         * @return this
         */
        public Builder splitBy(SplitRule rule) {
            splitRule = rule;
            return this;
        }

        /**
         * Adds an event. One to which the feature set does not apply, whose label is not known, or whose identity was seen before, is counted
         * and passed over.
         *
         * @param event the event
         * @return this
         * @throws UnusableDatasetException when a feature of the event is not finite, or follows its identity or truth
         */
        public Builder add(CollisionEvent event) {
            if (!features.appliesTo(event) || !labelling.knows(event)) {
                notApplicable++;
                return this;
            }
            if (!seen.add(event.id())) {
                duplicates++;
                return this;
            }
            features.extract(event, row, 0);
            for (int i = 0; i < row.length; i++) {
                if (!Float.isFinite(row[i])) {
                    throw new UnusableDatasetException("feature "
                            + features.features().get(i).name() + " of event " + event.id() + " is " + row[i]);
                }
            }
            if (probed < IdentityProbe.EVENTS) {
                probed++;
                IdentityProbe.require(features, event, row);
            }
            boolean signal = labelling.isSignal(event);
            EventSplit part = splitRule.part(event.id());
            Objects.requireNonNull(parts.get(part)).add(row, signal, labelling.weight(event), labelling.mass(event));
            if (observation.length > 0) {
                observables.extract(event, observation);
                Objects.requireNonNull(observed.get(part)).add(observation, signal, labelling.weight(event));
            }
            runs.add(event.id().runNumber());
            fingerprint.add(event.id(), row, signal);
            if (event.dataset() != null) {
                datasets.add(event.dataset());
            }
            return this;
        }

        /**
         * Names a source besides the files and samples that the events name themselves.
         *
         * @param name such as a topic with its offsets
         * @return this
         */
        public Builder source(String name) {
            datasets.add(name);
            return this;
        }

        /**
         * Ends the data set.
         *
         * @return the data set
         * @throws UnusableDatasetException when it is too small, has one class only, or a feature is constant
         */
        public EventDataset build() {
            EventDataset dataset = new EventDataset(this);
            if (splitRule == SplitRule.RUN) {
                TrainabilityCheck.requireRuns(runs.size());
            }
            TrainabilityCheck.require(dataset);
            return dataset;
        }

        /**
         * Ends a data set that models are measured on, not trained on: it may be small and of one class.
         *
         * @return the data set
         */
        public EventDataset buildForEvaluation() {
            return new EventDataset(this);
        }
    }
}
