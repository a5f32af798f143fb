package io.dilepton.trainer.audit;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.EventSplit;
import io.dilepton.core.event.SplitRule;
import io.dilepton.core.features.FeatureSet;
import io.dilepton.trainer.dataset.FeatureMatrix;
import io.dilepton.trainer.dataset.Labelling;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The rows of a data set as training sees them, and beside them what else the events carry. */
public final class AuditSample {

    private final FeatureSet features;
    private final Map<EventSplit, FeatureMatrix> rows;
    private final Map<EventSplit, FeatureMatrix> carried;
    private final Map<EventSplit, List<EventId>> ids;
    private final long repeated;

    private AuditSample(Builder builder) {
        this.features = builder.features;
        this.rows = new EnumMap<>(EventSplit.class);
        this.carried = new EnumMap<>(EventSplit.class);
        this.ids = new EnumMap<>(EventSplit.class);
        for (EventSplit part : EventSplit.values()) {
            rows.put(part, Objects.requireNonNull(builder.rows.get(part)).build());
            carried.put(part, Objects.requireNonNull(builder.carried.get(part)).build());
            ids.put(part, List.copyOf(Objects.requireNonNull(builder.ids.get(part))));
        }
        this.repeated = builder.repeated;
    }

    /** Names of the features in order. */
    List<String> featureNames() {
        return features.features().stream().map(feature -> feature.name()).toList();
    }

    /** The features of a part. */
    FeatureMatrix features(EventSplit part) {
        return Objects.requireNonNull(rows.get(part));
    }

    /** One feature of a part. */
    FeatureMatrix feature(EventSplit part, int column) {
        return alone(part, features(part).column(column));
    }

    /** A column of {@link AuditColumn#ALL}, for a part. */
    FeatureMatrix carried(EventSplit part, int column) {
        return alone(part, Objects.requireNonNull(carried.get(part)).column(column));
    }

    /** The features of a part with a column of {@link AuditColumn#ALL} behind them. */
    FeatureMatrix withCarried(EventSplit part, int column) {
        FeatureMatrix base = features(part);
        FeatureMatrix more = carried(part, column);
        int width = base.width();
        float[] values = new float[base.rows() * (width + 1)];
        for (int row = 0; row < base.rows(); row++) {
            System.arraycopy(base.values(), row * width, values, row * (width + 1), width);
            values[row * (width + 1) + width] = more.values()[row];
        }
        return new FeatureMatrix(width + 1, values, base.labels());
    }

    /** Identities of the rows of a part, in their order. */
    List<EventId> ids(EventSplit part) {
        return Objects.requireNonNull(ids.get(part));
    }

    /**
     * Returns how many events had the identity of an earlier one; training passes them over.
     *
     * @return number of events
     */
    public long repeated() {
        return repeated;
    }

    private FeatureMatrix alone(EventSplit part, float[] values) {
        return new FeatureMatrix(1, values, features(part).labels());
    }

    /** Collects events. */
    public static final class Builder {

        private final FeatureSet features;
        private final Labelling labelling;
        private final SplitRule splitRule;
        private final Map<EventSplit, FeatureMatrix.Builder> rows = new EnumMap<>(EventSplit.class);
        private final Map<EventSplit, FeatureMatrix.Builder> carried = new EnumMap<>(EventSplit.class);
        private final Map<EventSplit, List<EventId>> ids = new EnumMap<>(EventSplit.class);
        private final Set<EventId> seen = new HashSet<>();
        private final float[] row;
        private long repeated;

        /**
         * Begins a sample.
         *
         * @param features makes the rows
         * @param labelling tells whether an event is signal
         * @param splitRule what stays together when the events are split
         */
        public Builder(FeatureSet features, Labelling labelling, SplitRule splitRule) {
            this.features = features;
            this.labelling = labelling;
            this.splitRule = splitRule;
            this.row = new float[features.size()];
            for (EventSplit part : EventSplit.values()) {
                rows.put(part, new FeatureMatrix.Builder(row.length));
                carried.put(part, new FeatureMatrix.Builder(AuditColumn.ALL.size()));
                ids.put(part, new ArrayList<>());
            }
        }

        /**
         * Adds an event, as training does: one that the features do not apply to or whose label is not known is passed over, one whose identity
         * was seen before is counted.
         *
         * @param event the event
         */
        public void add(CollisionEvent event) {
            if (!features.appliesTo(event) || !labelling.knows(event)) {
                return;
            }
            if (!seen.add(event.id())) {
                repeated++;
                return;
            }
            features.extract(event, row, 0);
            float[] more = new float[AuditColumn.ALL.size()];
            for (int i = 0; i < more.length; i++) {
                more[i] = AuditColumn.ALL.get(i).of(event);
            }
            EventSplit part = splitRule.part(event.id());
            boolean signal = labelling.isSignal(event);
            Objects.requireNonNull(rows.get(part)).add(row, signal, Double.NaN);
            Objects.requireNonNull(carried.get(part)).add(more, signal, Double.NaN);
            Objects.requireNonNull(ids.get(part)).add(event.id());
        }

        /**
         * Ends the sample.
         *
         * @return the sample
         */
        public AuditSample build() {
            return new AuditSample(this);
        }
    }
}
