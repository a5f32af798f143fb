package io.dilepton.trainer.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.trainer.Task;
import io.dilepton.trainer.TaskTraining;
import io.dilepton.trainer.ToyEvents;
import io.dilepton.trainer.TrainingOutcome;
import io.dilepton.trainer.dataset.EventDataset;
import io.dilepton.trainer.training.TrainingListener;
import io.dilepton.trainer.training.TrainingPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCardTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    private static TrainingOutcome outcome;
    private static ModelCard card;

    @TempDir
    private Path home;

    @BeforeAll
    static void train() {
        EventDataset.Builder builder = Task.Z_CANDIDATE.dataset();
        ToyEvents.events(3000, 11).forEach(builder::add);
        EventDataset dataset = builder.build();
        TrainingPlan plan = new TrainingPlan(List.of(32, 16), 0.05, 6, 6, 256, 0.02, 1e-5, 0.95, 0.5, 2, 1);
        outcome = TaskTraining.train(Task.Z_CANDIDATE, dataset, plan, TrainingListener.SILENT);
        CardOrigin origin = new CardOrigin(
                List.of(new ModelCard.Source("toys <&> \"more\".csv", "ab".repeat(32), 4321)),
                3000,
                2,
                List.of("./dilepton train z-candidate --seed=1 --out=DIR"));
        card = CardMaker.make(Task.Z_CANDIDATE, dataset, outcome, origin, NOW);
    }

    @Test
    void shouldTellWhatTheModelIsMadeOfAndHowWellItDoes() {
        assertThat(card.sha256()).isEqualTo(outcome.artifact().manifest().sha256());
        assertThat(card.created()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(card.data().parts())
                .extracting(ModelCard.Part::name)
                .containsExactly("train", "validation", "held out");
        assertThat(card.classifiers())
                .extracting(ModelCard.Classifier::name)
                .containsExactly("network", "logistic regression", "majority class");
        assertThat(Objects.requireNonNull(card.classifiers().get(0).metrics().get("auc"))
                        .value())
                .isEqualTo(outcome.network().metrics().auc());
        assertThat(card.learning())
                .extracting(ModelCard.Epoch::member, ModelCard.Epoch::epoch)
                .hasSize(outcome.epochs())
                .startsWith(org.assertj.core.groups.Tuple.tuple(1, 1), org.assertj.core.groups.Tuple.tuple(1, 2))
                .contains(org.assertj.core.groups.Tuple.tuple(2, 1));
        assertThat(card.importance().features().get(0).loss()).isPositive();
        assertThat(card.features())
                .hasSize(15)
                .allMatch(range ->
                        range.min() <= range.median() && range.median() <= range.max() && range.missing() == 0);
        ModelCard.Mass mass = Objects.requireNonNull(card.mass());
        assertThat(mass.marks()).containsExactly(80.0, 100.0);
        assertThat(mass.dots()).hasSizeBetween(100, 1000);
        // The label is a window of the mass: what is taken for signal peaks there.
        assertThat(mass.sculpting().kolmogorov().value())
                .isGreaterThan(mass.sculpting().kolmogorov().floor());
    }

    @Test
    void shouldComeBackTheSameWhenWrittenAsJson() {
        byte[] json = CardJson.write(card);
        assertThat(CardJson.read(json)).isEqualTo(card);
        assertThat(CardJson.write(CardJson.read(json))).isEqualTo(json);
        assertThat(json).hasSizeLessThan(400_000);
        assertThatThrownBy(() -> CardJson.read("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableCardException.class)
                .hasMessageStartingWith("not a model card: ");
        assertThatThrownBy(() -> CardJson.read("x".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableCardException.class);
    }

    @Test
    void shouldWriteEveryFormAndEveryPlotThatTheTextShows() throws IOException {
        CardFiles.write(home, card, "z-candidate@7");
        String markdown = Files.readString(home.resolve(CardFiles.MARKDOWN));
        String html = Files.readString(home.resolve(CardFiles.HTML));
        assertThat(markdown)
                .startsWith("# Model card: z-candidate@7\n")
                .contains("## Training", "| network | ", card.sha256(), "--seed=1", "mass window");
        assertThat(html).contains("toys &lt;&amp;&gt; &quot;more&quot;.csv").doesNotContain("src=", "<link", "@import");
        List<String> plots = CardPlots.of(card).keySet().stream().toList();
        assertThat(plots).contains("score-mass", "background-mass", "roc", "calibration", "importance");
        for (String plot : plots) {
            assertThat(markdown).contains("](plots/" + plot + ".svg)");
            assertThat(html).contains("id=\"" + plot + "-");
            assertThat(home.resolve("plots/" + plot + ".svg")).isNotEmptyFile();
            assertThat(home.resolve("plots/" + plot + ".png")).isNotEmptyFile();
        }
        assertThat(html).isEqualTo(CardFiles.html(CardJson.read(CardJson.write(card)), "z-candidate@7"));
    }
}
