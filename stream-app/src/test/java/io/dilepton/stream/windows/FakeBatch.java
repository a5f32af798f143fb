package io.dilepton.stream.windows;

import io.dilepton.core.registry.ModelManifest;
import io.dilepton.stream.flow.ScoredBatch;
import java.util.List;

/** A scored batch of given events. */
record FakeBatch(ModelManifest model, List<Event> events, int width) implements ScoredBatch {

    /** One event: event time in microseconds, mass in GeV, score, inputs. */
    record Event(long time, double mass, float probability, List<Float> inputs) {}

    @Override
    public int size() {
        return events.size();
    }

    @Override
    public long eventTime(int index) {
        return events.get(index).time();
    }

    @Override
    public double mass(int index) {
        return events.get(index).mass();
    }

    @Override
    public float probability(int index) {
        return events.get(index).probability();
    }

    @Override
    public float[] features() {
        float[] features = new float[events.size() * width];
        for (int i = 0; i < features.length; i++) {
            features[i] = events.get(i / width).inputs().get(i % width);
        }
        return features;
    }
}
