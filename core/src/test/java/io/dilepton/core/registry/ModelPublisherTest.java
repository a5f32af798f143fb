package io.dilepton.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.schemas.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

class ModelPublisherTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final FakeModelTopics topics = new FakeModelTopics();
    private final ModelPublisher publisher = publisher(NOW);

    private ModelPublisher publisher(Instant now) {
        return new ModelPublisher(topics.clients(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private ModelCatalogue catalogue() {
        return new ModelCatalogue(topics.clients(), Duration.ofSeconds(5));
    }

    @Test
    void shouldCountVersionsPerNameWhenModelsArePublished() {
        assertThat(publisher.publish(Models.draft(1)).version()).isEqualTo(1);
        assertThat(publisher.publish(Models.draft(2)).version()).isEqualTo(2);
        assertThat(publisher.publish(Models.model("higgs", 9, new byte[] {3})).version())
                .isEqualTo(1);
        assertThat(catalogue().versions(Models.NAME))
                .extracting(ModelManifest::version)
                .containsExactly(1, 2);
        assertThat(catalogue().find(Models.NAME, 2))
                .hasValueSatisfying(model -> assertThat(model.onnx()).containsExactly(2));
        assertThat(catalogue().find(Models.NAME, 3)).isEmpty();
    }

    @Test
    void shouldReturnTheExistingVersionWhenTheSameModelIsPublishedAgain() {
        publisher.publish(Models.draft(1));
        publisher.publish(Models.draft(2));
        assertThat(publisher
                        .publish(Models.model(Models.NAME, 17, new byte[] {1}))
                        .version())
                .isEqualTo(1);
        assertThat(topics.log(Topics.MODELS)).hasSize(2);
    }

    @Test
    void shouldGiveOutDifferentVersionsWhenTwoPublishersRace() {
        topics.beforeNextRead(() -> publisher(NOW).publish(Models.draft(7)));
        assertThat(publisher.publish(Models.draft(8)).version()).isEqualTo(2);
        assertThat(topics.log(Topics.MODELS))
                .extracting(record -> record.key())
                .containsExactly("z-candidate/1", "z-candidate/2");
        assertThat(catalogue().find(Models.NAME, 1))
                .hasValueSatisfying(model -> assertThat(model.onnx()).containsExactly(7));
    }

    @Test
    void shouldCarryTheCardWithTheVersionAlsoWhenRetired() {
        byte[] card = "{\"model\":\"z-candidate\"}".repeat(1000).getBytes(StandardCharsets.UTF_8);
        publisher.publish(Models.draft(1).withCard(card));
        publisher.publish(Models.draft(2));
        assertThat(catalogue().card(Models.NAME, 1))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(card));
        assertThat(catalogue().card(Models.NAME, 2)).isEmpty();
        assertThat(catalogue().card(Models.NAME, 3)).isEmpty();
        assertThat(topics.log(Topics.MODELS)
                        .get(0)
                        .headers()
                        .lastHeader(CardHeader.KEY)
                        .value())
                .hasSizeLessThan(card.length / 10);
        publisher.retire(Models.NAME, 1);
        assertThat(catalogue().card(Models.NAME, 1))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(card));
    }

    @Test
    void shouldSayThatACardIsDamagedWhenItIs() {
        publisher.publish(Models.draft(1).withCard(new byte[] {1}));
        Headers headers = topics.log(Topics.MODELS).get(0).headers();
        headers.remove(CardHeader.KEY);
        headers.add(CardHeader.KEY, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> catalogue().card(Models.NAME, 1))
                .isInstanceOf(UnreadableModelException.class)
                .hasMessageContaining("card is damaged");
    }

    @Test
    void shouldLayOutTheFrameSoThatAnyLanguageReadsIt() throws IOException {
        publisher.publish(Models.draft(1, 2, 3));
        byte[] frame = topics.log(Topics.MODELS).get(0).value();
        int length = ByteBuffer.wrap(frame).getInt();
        JsonNode manifest = new ObjectMapper().readTree(frame, 4, length);
        assertThat(manifest.path("name").asText()).isEqualTo("z-candidate");
        assertThat(manifest.path("version").asInt()).isEqualTo(1);
        assertThat(Arrays.copyOfRange(frame, 4 + length, frame.length)).containsExactly(1, 2, 3);
    }

    @Test
    void shouldKeepTheHistoryWhenAnAliasMoves() throws IOException {
        publisher.publish(Models.draft(1));
        publisher.publish(Models.draft(2));
        publisher.promote(Models.NAME, 1, Promotion.CHAMPION);
        Instant later = NOW.plusSeconds(60);
        publisher(later).promote(Models.NAME, 2, Promotion.CHAMPION);

        assertThat(catalogue().promotion(Models.NAME, Promotion.CHAMPION))
                .contains(new Promotion(
                        Models.NAME, Promotion.CHAMPION, 2, later, List.of(new Promotion.Past(1, NOW, false))));
        var record = topics.log(Topics.MODEL_ALIASES).get(1);
        assertThat(record.key()).isEqualTo("z-candidate@champion");
        assertThat(new ObjectMapper().readTree(record.value()))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        "{\"version\":2,\"promotedAt\":\"2026-01-02T03:05:05Z\",\"previous\":1,\"history\":[{\"version\":1,\"promotedAt\":\"2026-01-02T03:04:05Z\"}]}"));
    }

    @Test
    void shouldWriteNothingWhenTheAliasPointsThereAlready() {
        publisher.publish(Models.draft(1));
        publisher.promote(Models.NAME, 1, Promotion.CHAMPION);
        assertThat(publisher(NOW.plusSeconds(5))
                        .promote(Models.NAME, 1, Promotion.CHAMPION)
                        .promotedAt())
                .isEqualTo(NOW);
        assertThat(topics.log(Topics.MODEL_ALIASES)).hasSize(1);
    }

    @Test
    void shouldListVersionsWhenAnUnpublishedOneIsPromoted() {
        publisher.publish(Models.draft(1));
        publisher.publish(Models.draft(2));
        assertThatThrownBy(() -> publisher.promote(Models.NAME, 3, Promotion.CHAMPION))
                .isInstanceOf(ModelRegistryException.class)
                .hasMessage("model z-candidate has no version 3; published: 1, 2");
    }

    @Test
    void shouldSayWhatToDoWhenTheTopicDoesNotExist() {
        topics.without(Topics.MODELS);
        assertThatThrownBy(() -> publisher.publish(Models.draft(1)))
                .isInstanceOf(ModelRegistryException.class)
                .hasMessage(
                        "topic dilepton.models does not exist; `dilepton stream` and `dilepton models publish` create"
                                + " it");
    }

    @Test
    void shouldPassOverDamagedRecordsAndSkipTheirVersions() {
        topics.append(Topics.MODELS, "z-candidate/4", new byte[] {0, 0, 1, 0, 9});
        topics.append(Topics.MODELS, "no key of ours", new byte[] {1});
        topics.append(Topics.MODELS, null, new byte[] {1});
        assertThat(catalogue().versions(Models.NAME)).isEmpty();
        assertThatThrownBy(() -> catalogue().find(Models.NAME, 4)).isInstanceOf(UnreadableModelException.class);
        assertThat(publisher.publish(Models.draft(1)).version()).isEqualTo(5);
    }

    @Test
    void shouldForgetAVersionButNotItsNumberWhenItsKeyIsDeleted() {
        publisher.publish(Models.draft(1));
        topics.append(Topics.MODELS, "z-candidate/1", null);
        assertThat(catalogue().versions(Models.NAME)).isEmpty();
        assertThat(catalogue().find(Models.NAME, 1)).isEmpty();
        assertThat(publisher.publish(Models.draft(1)).version()).isEqualTo(2);
    }

    private void published(int versions) {
        for (int version = 1; version <= versions; version++) {
            publisher.publish(Models.draft(version));
        }
    }

    private int champion() {
        return catalogue()
                .promotion(Models.NAME, Promotion.CHAMPION)
                .orElseThrow()
                .version();
    }

    @Test
    void shouldKeepTheNumberAndTheManifestWhenAVersionIsRetired() {
        published(2);
        publisher.retire(Models.NAME, 2);
        publisher.retire(Models.NAME, 2);
        assertThat(topics.log(Topics.MODELS)).hasSize(3);
        assertThat(catalogue().versions(Models.NAME))
                .extracting(ModelManifest::version)
                .containsExactly(1);
        assertThat(catalogue().published())
                .extracting(PublishedModel::isRetired)
                .containsExactly(false, true);
        assertThat(catalogue().published().get(1).manifest().sha256())
                .isEqualTo(Models.draft(2).manifest().sha256());
        assertThatThrownBy(() -> catalogue().find(Models.NAME, 2))
                .isInstanceOf(UnreadableModelException.class)
                .hasMessage("model z-candidate@2 is retired, its bytes are gone");
        assertThatThrownBy(() -> publisher.promote(Models.NAME, 2, Promotion.CHAMPION))
                .isInstanceOf(ModelRegistryException.class)
                .hasMessage("model z-candidate@2 is retired; published: 1");
        assertThat(publisher.publish(Models.draft(2)).version()).isEqualTo(3);
    }

    @Test
    void shouldRefuseToRetireWhatAnAliasPointsAt() {
        published(1);
        publisher.promote(Models.NAME, 1, Promotion.CHAMPION);
        publisher.promote(Models.NAME, 1, Promotion.CHALLENGER);
        assertThatThrownBy(() -> publisher.retire(Models.NAME, 1))
                .isInstanceOf(ModelRegistryException.class)
                .hasMessage("model z-candidate@1 is the challenger and the champion: move the alias to another version"
                        + " first, or remove it");
        assertThatThrownBy(() -> publisher.retire(Models.NAME, 2))
                .isInstanceOf(ModelRegistryException.class)
                .hasMessage("model z-candidate has no version 2; published: 1");
        assertThat(topics.log(Topics.MODELS)).hasSize(1);
    }

    @Test
    void shouldGoFurtherBackWithEveryRollbackAndPassOverRetiredVersions() {
        published(4);
        for (int version = 1; version <= 4; version++) {
            publisher.promote(Models.NAME, version, Promotion.CHAMPION);
        }
        publisher.retire(Models.NAME, 2);
        assertThat(publisher.rollback(Models.NAME, Promotion.CHAMPION).version())
                .isEqualTo(3);
        assertThat(champion()).isEqualTo(3);
        Promotion first = publisher.rollback(Models.NAME, Promotion.CHAMPION);
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.history())
                .extracting(Promotion.Past::version)
                .as("nothing of the history is lost")
                .containsExactly(3, 4, 3, 2, 1);
        assertThatThrownBy(() -> publisher.rollback(Models.NAME, Promotion.CHAMPION))
                .isInstanceOf(ModelRegistryException.class)
                .hasMessage("the champion of z-candidate, version 1, has no earlier version to go back to");
        publisher.promote(Models.NAME, 4, Promotion.CHAMPION);
        publisher.rollback(Models.NAME, Promotion.CHAMPION);
        assertThat(champion()).isEqualTo(1);
    }

    @Test
    void shouldRemoveTheChallengerButNeverTheChampion() {
        published(1);
        publisher.promote(Models.NAME, 1, Promotion.CHAMPION);
        publisher.promote(Models.NAME, 1, Promotion.CHALLENGER);
        assertThat(publisher.demote(Models.NAME, Promotion.CHALLENGER).version())
                .isEqualTo(1);
        assertThat(catalogue().promotion(Models.NAME, Promotion.CHALLENGER)).isEmpty();
        assertThat(catalogue().promotions()).extracting(Promotion::alias).containsExactly(Promotion.CHAMPION);
        assertThatThrownBy(() -> publisher.demote(Models.NAME, Promotion.CHALLENGER))
                .isInstanceOf(ModelRegistryException.class)
                .hasMessage("model z-candidate has no challenger");
        assertThatThrownBy(() -> publisher.demote(Models.NAME, Promotion.CHAMPION))
                .isInstanceOf(ModelRegistryException.class)
                .hasMessageStartingWith("the champion of z-candidate cannot be removed");
        assertThatThrownBy(() -> publisher.rollback("higgs", Promotion.CHAMPION))
                .isInstanceOf(ModelRegistryException.class)
                .hasMessage("model higgs has no champion");
    }

    @Test
    void shouldNotRetireWhatAnotherPublisherPromotesInBetween() {
        published(1);
        topics.beforeNextRead(() -> publisher(NOW).promote(Models.NAME, 1, Promotion.CHAMPION));
        assertThatThrownBy(() -> publisher.retire(Models.NAME, 1))
                .isInstanceOf(ModelRegistryException.class)
                .hasMessageContaining("is the champion");
    }
}
