package io.dilepton.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.EventSplit;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.features.FeatureSet;
import io.dilepton.core.features.FeatureSets;
import io.dilepton.core.features.ZWindow;
import io.dilepton.trainer.ToyEvents;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventDatasetTest {

    private static final FeatureSet FEATURES = FeatureSets.named(FeatureSets.DILEPTON_V1);

    private static EventDataset.Builder toy(int events) {
        EventDataset.Builder builder = EventDataset.builder(FEATURES, ZWindow::contains);
        ToyEvents.events(events, 3).forEach(builder::add);
        return builder;
    }

    @Test
    void shouldSplitByEventWhenBuilt() {
        EventDataset dataset = toy(2000).build();
        List<CollisionEvent> events = ToyEvents.events(2000, 3).toList();
        for (EventSplit split : EventSplit.values()) {
            List<CollisionEvent> expected =
                    events.stream().filter(e -> EventSplit.of(e.id()) == split).toList();
            FeatureMatrix rows = dataset.part(split);
            assertThat(rows.rows()).isEqualTo(expected.size());
            assertThat(rows.positives())
                    .isEqualTo((int) expected.stream().filter(ZWindow::contains).count());
            float[] row = new float[FEATURES.size()];
            FEATURES.extract(expected.get(7), row, 0);
            assertThat(java.util.Arrays.copyOfRange(rows.values(), 7 * row.length, 8 * row.length))
                    .containsExactly(row);
            assertThat(rows.labels()[7]).isEqualTo(ZWindow.contains(expected.get(7)));
        }
        assertThat(dataset.part(EventSplit.TRAIN).rows() / 2000.0).isCloseTo(0.7, within(0.04));
        assertThat(dataset.datasets()).containsExactly("toy");
    }

    @Test
    void shouldKeepObservablesInTheOrderOfTheirRows() {
        Observables masses = new Observables() {
            @Override
            public List<String> names() {
                return List.of("eventNumber", "mass");
            }

            @Override
            public void extract(CollisionEvent event, float[] row) {
                row[0] = event.id().eventNumber();
                row[1] = Float.NaN;
            }
        };
        EventDataset.Builder builder = EventDataset.builder(FEATURES, ZWindow::contains, masses);
        List<CollisionEvent> events = ToyEvents.events(2000, 3).toList();
        events.forEach(builder::add);
        EventDataset dataset = builder.add(events.get(0)).build();
        List<CollisionEvent> heldOut = events.stream()
                .filter(event -> EventSplit.of(event.id()) == EventSplit.HELD_OUT)
                .toList();
        FeatureMatrix observed = dataset.observables(EventSplit.HELD_OUT).orElseThrow();
        assertThat(observed.rows()).isEqualTo(heldOut.size());
        for (int i = 0; i < heldOut.size(); i++) {
            assertThat(observed.values()[2 * i])
                    .isEqualTo((float) heldOut.get(i).id().eventNumber());
            assertThat(observed.values()[2 * i + 1]).isNaN();
            assertThat(observed.labels()[i]).isEqualTo(ZWindow.contains(heldOut.get(i)));
        }
        assertThat(toy(2000).build().observables(EventSplit.TRAIN)).isEmpty();
    }

    @Test
    void shouldGiveSomeRowsWithWhatBelongsToThem() {
        FeatureMatrix all = new FeatureMatrix(
                2, new float[] {1, 2, 3, 4, 5, 6}, new boolean[] {true, false, true}, new double[] {7, 8, 9});
        FeatureMatrix some = all.selected(new int[] {2, 0});
        assertThat(some.values()).containsExactly(5, 6, 1, 2);
        assertThat(some.labels()).containsExactly(true, true);
        assertThat(some.weights()).containsExactly(9, 7);
        assertThat(some.positives()).isEqualTo(2);
    }

    @Test
    void shouldCountAndPassOverWhenEventsRepeatOrDoNotApply() {
        CollisionEvent first = ToyEvents.events(1, 3).toList().get(0);
        Lepton tau = new Lepton(LeptonFlavour.TAU_HAD, 1, 30, 0, 0, 1.7);
        EventDataset dataset = toy(2000)
                .add(first)
                .add(ToyEvents.event(999_999, first.first(), tau))
                .build();
        assertThat(dataset.duplicates()).isEqualTo(1);
        assertThat(dataset.notApplicable()).isEqualTo(1);
        assertThat(dataset.fingerprint()).isEqualTo(toy(2000).build().fingerprint());
    }

    @Test
    void shouldCarryWeightsWhenEveryEventHasOne() {
        Labelling weighted = new Labelling() {
            @Override
            public boolean knows(CollisionEvent event) {
                return event.id().eventNumber() != 5;
            }

            @Override
            public boolean isSignal(CollisionEvent event) {
                return ZWindow.contains(event);
            }

            @Override
            public double weight(CollisionEvent event) {
                return event.id().eventNumber() * 0.5;
            }
        };
        EventDataset.Builder builder = EventDataset.builder(FEATURES, weighted);
        ToyEvents.events(2000, 3).forEach(builder::add);
        EventDataset dataset = builder.build();
        assertThat(dataset.notApplicable()).isEqualTo(1);
        double sum = 0;
        for (EventSplit split : EventSplit.values()) {
            sum += java.util.Arrays.stream(dataset.part(split).weights()).sum();
        }
        assertThat(sum).isEqualTo(0.5 * (2000 * 2001 / 2 - 5));
        assertThat(toy(2000).build().part(EventSplit.TRAIN).weights()).isNull();
    }

    @Test
    void shouldChangeTheFingerprintWhenARowOrTheOrderChanges() {
        DataFingerprint one = new DataFingerprint(2);
        one.add(new EventId(1, 2, 3), new float[] {1, 2}, true);
        one.add(new EventId(1, 2, 4), new float[] {3, 4}, false);
        DataFingerprint other = new DataFingerprint(2);
        other.add(new EventId(1, 2, 4), new float[] {3, 4}, false);
        other.add(new EventId(1, 2, 3), new float[] {1, 2}, true);
        DataFingerprint relabelled = new DataFingerprint(2);
        relabelled.add(new EventId(1, 2, 3), new float[] {1, 2}, true);
        relabelled.add(new EventId(1, 2, 4), new float[] {3, 4}, true);
        String expected = one.finish();
        assertThat(other.finish()).isNotEqualTo(expected);
        assertThat(relabelled.finish()).isNotEqualTo(expected);
        // (printf '1:2:3\0\77\200\0\0\100\0\0\0\1'; printf '1:2:4\0\100\100\0\0\100\200\0\0\0') | sha256sum
        assertThat(expected).isEqualTo("b15025a19e691fda59608f2f9dac079f77be43cc91af6343c6634631dc08d6ad");
    }

    @Test
    void shouldRefuseWhenThereAreTooFewRows() {
        assertThatThrownBy(() -> toy(50).build())
                .isInstanceOf(UnusableDatasetException.class)
                .hasMessageContaining("the train part has")
                .hasMessageContaining("at least 20 of each are needed");
    }

    @Test
    void shouldRefuseWhenAClassIsMissing() {
        EventDataset.Builder builder = EventDataset.builder(FEATURES, event -> true);
        ToyEvents.events(500, 3).forEach(builder::add);
        assertThatThrownBy(builder::build)
                .isInstanceOf(UnusableDatasetException.class)
                .hasMessageContaining("and 0 background rows");
    }

    @Test
    void shouldNameTheFeatureWhenItIsConstant() {
        EventDataset.Builder builder =
                EventDataset.builder(FEATURES, event -> event.id().eventNumber() % 2 == 0);
        for (int i = 0; i < 500; i++) {
            builder.add(ToyEvents.event(i, ToyEvents.lepton(-1, 30 + i, 0.5, 0), ToyEvents.lepton(1, 25, -0.5, 3)));
        }
        assertThatThrownBy(builder::build)
                .isInstanceOf(UnusableDatasetException.class)
                .hasMessageContaining("absDeltaEta")
                .hasMessageNotContaining("ptSum");
    }
}
