package io.dilepton.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ModelWatcherTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final FakeModelTopics topics = new FakeModelTopics();
    private final ModelPublisher publisher = new ModelPublisher(topics.clients(), Clock.systemUTC());
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final ModelWatcher.Observer observer = new ModelWatcher.Observer() {
        @Override
        public void swapped(ModelManifest manifest) {
            told.add("swapped " + manifest.version());
        }

        @Override
        public void refused(String reason) {
            told.add("refused " + reason);
        }

        @Override
        public void removed() {
            told.add("removed");
        }
    };

    /** A loaded model that knows whether it was closed. */
    private static final class Loadable implements AutoCloseable {

        private volatile boolean closed;

        static Loadable load(ModelArtifact model) {
            if (model.onnx()[0] == 66) {
                throw new IllegalStateException("66 is no model");
            }
            return new Loadable();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private ModelWatcher<Loadable> watcher() {
        return ModelWatcher.start(topics.clients(), Models.NAME, Promotion.CHAMPION, Loadable::load, observer, TIMEOUT);
    }

    private void promote(int version) {
        publisher.promote(Models.NAME, version, Promotion.CHAMPION);
    }

    private String news() throws InterruptedException {
        return String.valueOf(told.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void shouldServeThePromotedVersionNotTheNewest() {
        publisher.publish(Models.draft(1));
        publisher.publish(Models.draft(2));
        promote(2);
        promote(1);
        try (ModelWatcher<Loadable> watcher = watcher()) {
            assertThat(watcher.current().manifest().version()).isEqualTo(1);
        }
    }

    @Test
    void shouldSwapAndCloseTheOldModelWhenTheAliasMoves() throws InterruptedException {
        publisher.publish(Models.draft(1));
        publisher.publish(Models.draft(2));
        promote(1);
        Loadable last;
        try (ModelWatcher<Loadable> watcher = watcher()) {
            Loadable first = watcher.current().model();
            promote(2);
            assertThat(news()).isEqualTo("swapped 2");
            last = watcher.current().model();
            promote(1);
            assertThat(news()).isEqualTo("swapped 1");
            assertThat(first.closed).isTrue();
            assertThat(last.closed).isTrue();
            last = watcher.current().model();
            assertThat(last.closed).isFalse();
        }
        assertThat(last.closed).isTrue();
    }

    @Test
    void shouldKeepTheChampionWhenTheNextOneIsBad() throws InterruptedException {
        publisher.publish(Models.draft(1));
        publisher.publish(Models.draft(66));
        publisher.publish(Models.draft(3));
        promote(1);
        try (ModelWatcher<Loadable> watcher = watcher()) {
            promote(2);
            assertThat(news()).isEqualTo("refused version 2: 66 is no model");
            topics.append(Topics.MODEL_ALIASES, "z-candidate@champion", "not json".getBytes(StandardCharsets.UTF_8));
            assertThat(news()).startsWith("refused not a promotion of z-candidate@champion");
            assertThat(watcher.current().manifest().version()).isEqualTo(1);
            assertThat(watcher.current().model().closed).isFalse();
            promote(3);
            assertThat(news()).isEqualTo("swapped 3");
        }
    }

    @Test
    void shouldKeepTheChampionWhenTheBytesOfTheNextOneAreDamaged() throws InterruptedException {
        publisher.publish(Models.draft(1));
        promote(1);
        byte[] frame = ModelFrame.encode(Models.model(Models.NAME, 2, new byte[] {2}));
        frame[frame.length - 1]++;
        topics.append(Topics.MODELS, "z-candidate/2", frame);
        try (ModelWatcher<Loadable> watcher = watcher()) {
            promote(2);
            assertThat(news()).contains("refused version 2").contains("SHA-256");
            assertThat(watcher.current().manifest().version()).isEqualTo(1);
        }
    }

    @Test
    void shouldTryAgainWhenTheAliasIsAheadOfTheModel() throws InterruptedException {
        publisher.publish(Models.draft(1));
        promote(1);
        try (ModelWatcher<Loadable> watcher = watcher()) {
            topics.append(
                    Topics.MODEL_ALIASES,
                    "z-candidate@champion",
                    "{\"version\":2,\"promotedAt\":\"2026-01-02T03:04:05Z\"}".getBytes(StandardCharsets.UTF_8));
            assertThat(news()).contains("not on topic dilepton.models yet");
            publisher.publish(Models.draft(2));
            assertThat(news()).isEqualTo("swapped 2");
            assertThat(watcher.current().manifest().version()).isEqualTo(2);
        }
    }

    @Test
    void shouldSayHowToPublishWhenThereIsNoChampion() {
        publisher.publish(Models.draft(1));
        publisher.promote(Models.NAME, 1, "challenger");
        assertThatThrownBy(this::watcher)
                .isInstanceOf(ModelRegistryException.class)
                .hasMessage("no champion of z-candidate: publish one with `dilepton train z-candidate --publish`");
    }

    @Test
    void shouldFailToStartWhenTheChampionCannotBeServed() {
        publisher.publish(Models.draft(66));
        promote(1);
        assertThatThrownBy(this::watcher)
                .isInstanceOf(ModelRegistryException.class)
                .hasMessage("the champion of z-candidate, version 1, cannot be served: 66 is no model");
    }

    private OptionalModelWatcher<Loadable> challenger() {
        return ModelWatcher.startOptional(
                topics.clients(), Models.NAME, Promotion.CHALLENGER, Loadable::load, observer, TIMEOUT);
    }

    private void challenge(int version) {
        publisher.promote(Models.NAME, version, Promotion.CHALLENGER);
    }

    private static ModelWatcher.Loaded<Loadable> present(OptionalModelWatcher<Loadable> watcher) {
        return Objects.requireNonNull(watcher.current(), "nothing serves");
    }

    @Test
    void shouldFollowAnAliasThatAppearsMovesVanishesAndComesAgain() throws InterruptedException {
        publisher.publish(Models.draft(1));
        publisher.publish(Models.draft(2));
        try (OptionalModelWatcher<Loadable> watcher = challenger()) {
            assertThat(watcher.current()).isNull();
            challenge(1);
            assertThat(news()).isEqualTo("swapped 1");
            Loadable first = present(watcher).model();
            challenge(2);
            assertThat(news()).isEqualTo("swapped 2");
            assertThat(first.closed).isTrue();
            Loadable second = present(watcher).model();
            topics.append(Topics.MODEL_ALIASES, "z-candidate@champion", null);
            topics.append(Topics.MODEL_ALIASES, "z-candidate@challenger", null);
            assertThat(news()).isEqualTo("removed");
            assertThat(watcher.current()).isNull();
            challenge(2);
            assertThat(news()).isEqualTo("swapped 2");
            assertThat(second.closed).isTrue();
            assertThat(present(watcher).model().closed).isFalse();
        }
    }

    @Test
    void shouldServeAnAliasThatMayVanishFromTheStartWhenItIsSet() throws InterruptedException {
        publisher.publish(Models.draft(1));
        challenge(1);
        Loadable served;
        try (OptionalModelWatcher<Loadable> watcher = challenger()) {
            assertThat(news()).isEqualTo("swapped 1");
            served = present(watcher).model();
            assertThat(served.closed).isFalse();
        }
        assertThat(served.closed).isTrue();
    }

    @Test
    void shouldStartWithoutAModelWhenTheOptionalOneCannotBeServed() throws InterruptedException {
        publisher.publish(Models.draft(66));
        publisher.publish(Models.draft(2));
        challenge(1);
        try (OptionalModelWatcher<Loadable> watcher = challenger()) {
            assertThat(news()).isEqualTo("refused version 1: 66 is no model");
            assertThat(watcher.current()).isNull();
            challenge(2);
            assertThat(news()).isEqualTo("swapped 2");
            challenge(1);
            assertThat(news()).isEqualTo("refused version 1: 66 is no model");
            assertThat(present(watcher).manifest().version()).isEqualTo(2);
        }
    }

    @Test
    void shouldKeepTheChampionWhenItsAliasIsRemoved() throws InterruptedException {
        publisher.publish(Models.draft(1));
        promote(1);
        try (ModelWatcher<Loadable> watcher = watcher()) {
            topics.append(Topics.MODEL_ALIASES, "z-candidate@champion", null);
            assertThat(news()).isEqualTo("refused the alias champion was removed");
            assertThat(watcher.current().manifest().version()).isEqualTo(1);
            assertThat(watcher.current().model().closed).isFalse();
        }
    }

    @Test
    void shouldSayThatAnOptionalModelHasNoTopic() {
        topics.without(Topics.MODEL_ALIASES);
        assertThatThrownBy(this::challenger)
                .isInstanceOf(ModelRegistryException.class)
                .hasMessage(
                        "topic dilepton.models.aliases does not exist; `dilepton stream` and `dilepton models publish` create it");
    }
}
