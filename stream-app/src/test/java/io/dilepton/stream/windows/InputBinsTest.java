package io.dilepton.stream.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.dilepton.core.registry.FeatureReference;
import io.dilepton.core.registry.ModelManifest;
import io.dilepton.stream.flow.ScoredBatch;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InputBinsTest {

    /** Features with 1 to 50 bins, two of them with few values. */
    private static ModelManifest model(int features, SplittableRandom random) {
        List<FeatureReference> references = new ArrayList<>();
        for (int feature = 0; feature < features; feature++) {
            float[] values = new float[1 + feature * 40];
            for (int i = 0; i < values.length; i++) {
                values[i] = feature % 3 == 2 ? random.nextInt(feature) : (float) random.nextGaussian();
            }
            references.add(FeatureReference.of("f" + feature, values));
        }
        references.add(FeatureReference.of("probability", new float[] {0.1f, 0.4f, 0.7f}));
        return WindowDriver.model(1, references.toArray(new FeatureReference[0]));
    }

    @Test
    void shouldFindTheBinsOfTheReferenceWhenValuesAreAnywhere() {
        SplittableRandom random = new SplittableRandom(8);
        int width = 12;
        ModelManifest model = model(width, random);
        InputBins bins = InputBins.of(model, width);
        long[] counts = new long[bins.model().bins()];
        long[] expected = new long[counts.length];
        for (int event = 0; event < 5_000; event++) {
            float[] row = new float[width];
            float probability = random.nextFloat();
            int offset = 0;
            for (int i = 0; i <= width; i++) {
                FeatureReference reference = model.reference().get(i);
                // Now and then exactly an edge, or far outside.
                float value = event % 7 == 0 && !reference.edges().isEmpty()
                        ? reference.edges().get(random.nextInt(reference.edges().size()))
                        : event % 11 == 0 ? (event % 2 == 0 ? 1e30f : -1e30f) : (float) (3 * random.nextGaussian());
                if (i < width) {
                    row[i] = value;
                } else {
                    value = probability;
                }
                expected[offset + reference.bin(value)]++;
                offset += reference.counts().size();
            }
            bins.count(new Rows(model, row, width, probability), 0, 1, counts);
        }
        assertThat(counts).isEqualTo(expected);
    }

    @Test
    void shouldAllocateNothingWhenEventsAreCounted() {
        SplittableRandom random = new SplittableRandom(8);
        int width = 16;
        ModelManifest model = model(width, random);
        InputBins bins = InputBins.of(model, width);
        WindowCounts counts = new WindowCounts(bins.model().bins());
        float[] features = new float[256 * width];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextGaussian();
        }
        Rows rows = new Rows(model, features, width, 0.25f);
        count(counts, bins, rows, 40);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        count(counts, bins, rows, 400);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated / (400 * 256.0)).as("bytes an event").isLessThan(0.1);
        assertThat(counts.events()).isEqualTo(440 * 256);
    }

    private static void count(WindowCounts counts, InputBins bins, Rows rows, int batches) {
        for (int batch = 0; batch < batches; batch++) {
            counts.add(rows, 0, 100, bins);
            counts.add(rows, 100, rows.size(), bins);
        }
    }

    /** A batch that makes nothing when it is asked; all events have one score. */
    private static final class Rows implements ScoredBatch {

        private final ModelManifest model;
        private final float[] features;
        private final int width;
        private final float score;

        Rows(ModelManifest model, float[] features, int width, float score) {
            this.model = model;
            this.features = features;
            this.width = width;
            this.score = score;
        }

        @Override
        public ModelManifest model() {
            return model;
        }

        @Override
        public float[] features() {
            return features;
        }

        @Override
        public int width() {
            return width;
        }

        @Override
        public int size() {
            return features.length / width;
        }

        @Override
        public long eventTime(int index) {
            return index;
        }

        @Override
        public double mass(int index) {
            return 90 + index / 64.0;
        }

        @Override
        public float probability(int index) {
            return score;
        }
    }

    @Test
    void shouldReadBackWhatWasWritten() {
        SplittableRandom random = new SplittableRandom(3);
        ModelManifest model = model(5, random);
        InputBins bins = InputBins.of(model, 5);
        WindowCounts counts = new WindowCounts(bins.model().bins());
        for (int i = 0; i < 500; i++) {
            float[] row = new float[5];
            Arrays.setAll(new double[5], column -> row[column] = (float) random.nextGaussian());
            FakeBatch.Event event = WindowDriver.event(0, 300 * random.nextDouble() - 50, random.nextFloat(), row);
            counts.add(new FakeBatch(model, List.of(event), 5), 0, 1, bins);
        }
        WindowDelta delta = new WindowDelta(new WindowPart("z", -10, 5, bins.model(), counts), 63, Long.MIN_VALUE / 2);
        byte[] bytes = delta.toBytes();
        WindowDelta read = WindowDelta.of(bytes, new KnownModels());
        assertThat(read.toBytes()).isEqualTo(bytes);
        assertThat(read.part().model()).isEqualTo(bins.model());
        assertThat(read.part().counts().masses()).isEqualTo(counts.masses());
        assertThat(read.part().counts().inputs()).isEqualTo(counts.inputs());
        assertThat(read.partition()).isEqualTo(63);
        assertThat(read.eventTime()).isEqualTo(Long.MIN_VALUE / 2);
        assertThat(read.part().start()).isEqualTo(-10);
    }

    @Test
    void shouldSaySoWhenBytesAreNoPartOfAWindow() {
        SplittableRandom random = new SplittableRandom(3);
        InputBins bins = InputBins.of(model(5, random), 5);
        byte[] good = new WindowDelta(
                        new WindowPart(
                                "z",
                                0,
                                5,
                                bins.model(),
                                new WindowCounts(bins.model().bins())),
                        1,
                        2)
                .toBytes();
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> WindowDelta.of(cut, new KnownModels()))
                    .isInstanceOf(MalformedDeltaException.class);
        }
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = good.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            try {
                WindowDelta.of(changed, new KnownModels());
            } catch (MalformedDeltaException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }
}
