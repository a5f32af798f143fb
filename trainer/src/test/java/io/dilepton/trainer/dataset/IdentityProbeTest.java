package io.dilepton.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.features.Feature;
import io.dilepton.core.features.FeatureSet;
import io.dilepton.trainer.ToyEvents;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class IdentityProbeTest {

    /** pt of the first lepton, and a column whose name gives nothing away. */
    private record Suspect(ToDoubleFunction<CollisionEvent> column) implements FeatureSet {

        @Override
        public String name() {
            return "suspect-v1";
        }

        @Override
        public List<Feature> features() {
            return List.of(
                    new Feature("pt1", "pt of the first lepton", "GeV"), new Feature("quality", "a number", "1"));
        }

        @Override
        public boolean appliesTo(CollisionEvent event) {
            return true;
        }

        @Override
        public void extract(CollisionEvent event, float[] row, int offset) {
            row[offset] = (float) event.first().pt();
            row[offset + 1] = (float) column.applyAsDouble(event);
        }
    }

    private static EventDataset.Builder with(ToDoubleFunction<CollisionEvent> column) {
        EventDataset.Builder builder =
                EventDataset.builder(new Suspect(column), event -> event.first().eta() > 0);
        ToyEvents.events(500, 3).forEach(builder::add);
        return builder;
    }

    private static void requireRefused(ToDoubleFunction<CollisionEvent> column) {
        assertThatThrownBy(() -> with(column))
                .isInstanceOf(UnusableDatasetException.class)
                .hasMessageContaining("feature quality of the set suspect-v1")
                .hasMessageContaining("never features");
    }

    @Test
    void shouldRefuseIdentifiersAndTimeWhateverTheyAreCalled() {
        requireRefused(event -> event.id().eventNumber());
        requireRefused(event -> event.id().runNumber() % 7);
        requireRefused(event -> Math.log((double) (1 + event.id().luminosityBlock())));
        requireRefused(event -> event.eventTime().getEpochSecond() / 86_400.0);
        requireRefused(event -> event.dataset() == null ? 0 : event.dataset().length());
    }

    @Test
    void shouldAcceptWhatIsMeasured() {
        assertThat(with(event -> event.second().phi()).build().features().size())
                .isEqualTo(2);
    }
}
