package io.dilepton.core.registry;

import io.dilepton.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes versions of models and moves aliases.
 *
 * <p>Two publishers cannot give out the same version: every write to a model is a transaction under a transactional id of the model's own, so
 * Kafka fences the earlier of two concurrent publishers. Whoever holds the id reads the topic to its end, decides, and commits; a
 * publisher that was fenced in between has written nothing, and starts over.
 */
public final class ModelPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(ModelPublisher.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 10;
    /** What the record's key, headers and batch may need besides the frame, bytes. */
    private static final int RECORD_OVERHEAD = 64 * 1024;

    private final RegistryClients clients;
    private final ModelCatalogue catalogue;
    private final Clock clock;

    /**
     * Makes a publisher; nothing is connected yet, and nothing stays connected between calls.
     *
     * @param clientConfig Kafka client configuration: {@code bootstrap.servers} and whatever security needs
     */
    public ModelPublisher(Map<String, Object> clientConfig) {
        this(RegistryClients.of(clientConfig), Clock.systemUTC());
    }

    ModelPublisher(RegistryClients clients, Clock clock) {
        this.clients = clients;
        this.catalogue = new ModelCatalogue(clients, TIMEOUT);
        this.clock = clock;
    }

    /**
     * Publishes a model under the next version of its name. Publishing what is there already, but for the version number, writes nothing.
     *
     * @param draft the model; its version number is passed over
     * @return the manifest with the version that it was given, or has
     * @throws ModelRegistryException when the topics cannot be read or written, or the model is too large for them
     */
    public ModelManifest publish(ModelArtifact draft) {
        String name = draft.manifest().name();
        return exclusively(name, producer -> {
            List<ModelManifest> versions = catalogue.versions(name);
            Optional<ModelManifest> same = versions.stream()
                    .filter(known -> known.equals(draft.manifest().withVersion(known.version())))
                    .findFirst();
            if (same.isPresent()) {
                return same.get();
            }
            int next =
                    versions.isEmpty() ? 1 : versions.get(versions.size() - 1).version() + 1;
            ModelArtifact model = new ModelArtifact(draft.manifest().withVersion(next), draft.onnx());
            write(producer, Topics.MODELS, new ModelKey(name, next).text(), frame(model));
            LOG.atInfo()
                    .addKeyValue("model", name)
                    .addKeyValue("modelVersion", next)
                    .log("published a model");
            return model.manifest();
        });
    }

    /**
     * Points an alias at a version. Watchers of the alias swap to it. Where the alias points there already, nothing is written.
     *
     * @param name model name
     * @param version a published version
     * @param alias alias, such as {@link Promotion#CHAMPION}
     * @return the promotion with its history
     * @throws ModelRegistryException when that version is not published, or the topics cannot be read or written
     */
    public Promotion promote(String name, int version, String alias) {
        return exclusively(name, producer -> {
            requirePublished(name, version);
            Optional<Promotion> before = catalogue.promotion(name, alias);
            if (before.isPresent() && before.get().version() == version) {
                return before.get();
            }
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Promotion promotion = before.map(old -> old.moved(version, now))
                    .orElseGet(() -> new Promotion(name, alias, version, now, List.of()));
            write(producer, Topics.MODEL_ALIASES, promotion.key(), PromotionJson.write(promotion));
            LOG.atInfo()
                    .addKeyValue("model", name)
                    .addKeyValue("modelVersion", version)
                    .addKeyValue("alias", alias)
                    .log("promoted a model");
            return promotion;
        });
    }

    private void requirePublished(String name, int version) {
        List<ModelManifest> versions = catalogue.versions(name);
        if (versions.stream().noneMatch(manifest -> manifest.version() == version)) {
            String published = versions.stream()
                    .map(manifest -> String.valueOf(manifest.version()))
                    .collect(Collectors.joining(", "));
            throw new ModelRegistryException("model " + name + " has no version " + version + "; published: "
                    + (published.isEmpty() ? "none" : published));
        }
    }

    private static byte[] frame(ModelArtifact model) {
        byte[] frame = ModelFrame.encode(model);
        int limit = Topics.MAX_MODEL_BYTES - RECORD_OVERHEAD;
        if (frame.length > limit) {
            throw new ModelRegistryException("model " + model.manifest().name() + " has " + frame.length
                    + " bytes with its manifest; at most " + limit + " can be published");
        }
        return frame;
    }

    private static void write(Producer<String, byte[]> producer, String topic, String key, byte[] value) {
        producer.beginTransaction();
        var sent = producer.send(new ProducerRecord<>(topic, key, value));
        producer.commitTransaction();
        if (!sent.isDone()) {
            throw new IllegalStateException("a committed transaction has sent its records");
        }
    }

    private <T> T exclusively(String name, java.util.function.Function<Producer<String, byte[]>, T> work) {
        for (int attempt = 1; ; attempt++) {
            try (Producer<String, byte[]> producer = clients.producers().apply("dilepton-models-" + name)) {
                producer.initTransactions();
                return work.apply(producer);
            } catch (ProducerFencedException | InvalidProducerEpochException e) {
                if (attempt == ATTEMPTS) {
                    throw new ModelRegistryException(
                            "others keep publishing model " + name + " at the same time; try again", e);
                }
                LOG.atDebug().addKeyValue("model", name).log("another publisher came in between; starting over");
            } catch (KafkaException e) {
                throw new ModelRegistryException("model " + name + " cannot be published: " + e.getMessage(), e);
            }
        }
    }
}
