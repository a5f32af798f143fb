package io.dilepton.trainer;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventSplit;
import io.dilepton.core.event.SplitRule;
import io.dilepton.core.generation.Acceptance;
import io.dilepton.core.generation.Particles;
import io.dilepton.core.generation.QuantitySet;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.trainer.dataset.UnusableDatasetException;
import io.dilepton.trainer.generative.SampleMatrix;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Events that a generator learns from, split as those of classifiers are: by the hash of their identity. */
public final class GeneratorData {

    private static final int FEWEST = 500;

    private final GeneratorProcess process;
    private final Map<EventSplit, List<CollisionEvent>> parts = new EnumMap<>(EventSplit.class);
    private final Set<String> keys = new HashSet<>();
    private final Set<String> datasets = new TreeSet<>();
    private long duplicates;
    private long notApplicable;

    /**
     * Makes an empty set.
     *
     * @param process what the events are
     */
    public GeneratorData(GeneratorProcess process) {
        this.process = process;
        for (EventSplit part : EventSplit.values()) {
            parts.put(part, new ArrayList<>());
        }
    }

    /**
     * Adds an event, unless it came before or is of another kind: such are counted.
     *
     * @param event the event
     */
    public void add(CollisionEvent event) {
        if (!process.appliesTo(event)) {
            notApplicable++;
        } else if (!keys.add(event.id().key())) {
            duplicates++;
        } else {
            part(SplitRule.EVENT.part(event.id())).add(event);
            datasets.add(Objects.requireNonNullElse(event.dataset(), "live"));
        }
    }

    /**
     * Returns the events of a part.
     *
     * @param part which
     * @return the events in the order in which they came
     */
    public List<CollisionEvent> part(EventSplit part) {
        return Objects.requireNonNull(parts.get(part));
    }

    /**
     * Returns how many events came more than once.
     *
     * @return number of repetitions
     */
    public long duplicates() {
        return duplicates;
    }

    /**
     * Returns how many events are of another kind.
     *
     * @return number of events
     */
    public long notApplicable() {
        return notApplicable;
    }

    /** Names of the files or samples. */
    List<String> datasets() {
        return List.copyOf(datasets);
    }

    /**
     * Checks that there is enough to learn from.
     *
     * @throws UnusableDatasetException when there is not
     */
    public void requireEnough() {
        for (EventSplit part : EventSplit.values()) {
            int least = part == EventSplit.TRAIN ? FEWEST : FEWEST / 10;
            if (part(part).size() < least) {
                throw new UnusableDatasetException(
                        part(part).size() + " events of " + process.model() + " are in the part " + part + ", at least "
                                + least + " are needed (" + notApplicable + " others were passed over)");
            }
        }
    }

    /** Quantities of a part. */
    SampleMatrix matrix(EventSplit part) {
        return SampleMatrix.of(part(part), process.quantities());
    }

    /** The region of the training events. */
    Acceptance acceptance() {
        QuantitySet set = process.quantities();
        float[] row = new float[set.size()];
        List<Particles> pairs = new ArrayList<>();
        for (CollisionEvent event : part(EventSplit.TRAIN)) {
            set.encode(event, row, 0);
            Particles particles = set.decode(row, 0);
            if (particles == null) {
                throw new UnusableDatasetException("event " + event.id() + " cannot be made of its quantities");
            }
            pairs.add(particles);
        }
        return Acceptance.of(pairs);
    }

    /** SHA-256 over keys and quantities of the training events in order. */
    String fingerprint() {
        SampleMatrix rows = matrix(EventSplit.TRAIN);
        StringBuilder ids = new StringBuilder();
        part(EventSplit.TRAIN).forEach(event -> ids.append(event.id().key()).append('\n'));
        byte[] text = ids.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(text.length + Float.BYTES * rows.values().length);
        bytes.put(text);
        for (float value : rows.values()) {
            bytes.putFloat(value);
        }
        return ModelArtifact.sha256(bytes.array());
    }
}
