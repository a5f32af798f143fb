package io.dilepton.core.registry;

import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what has been published on the model topics. Questions about all versions read the topic from its beginning to its end; finding one
 * version does so the first time only. Safe for use by several threads.
 */
public final class ModelCatalogue {

    private static final Logger LOG = LoggerFactory.getLogger(ModelCatalogue.class);

    private final RegistryClients clients;
    private final Duration timeout;
    private final ModelRecords records;

    /**
     * Makes a catalogue; nothing is connected yet.
     *
     * @param clientConfig Kafka client configuration: {@code bootstrap.servers} and whatever security needs
     * @param timeout longest time that a question may take
     */
    public ModelCatalogue(Map<String, Object> clientConfig, Duration timeout) {
        this(RegistryClients.of(clientConfig), timeout);
    }

    ModelCatalogue(RegistryClients clients, Duration timeout) {
        this.clients = clients;
        this.timeout = timeout;
        this.records = new ModelRecords(clients.consumers(), timeout);
    }

    /**
     * Lists the versions of a model that are not retired. A damaged record is logged and passed over.
     *
     * @param name model name
     * @return manifests by rising version; empty where nothing is published
     * @throws ModelRegistryException when the topic cannot be read
     */
    public List<ModelManifest> versions(String name) {
        return shelf(name).live();
    }

    /**
     * Lists every version of every model, retired ones too. A damaged record is logged and passed over.
     *
     * @return versions by name and rising number; empty where nothing is published
     * @throws ModelRegistryException when the topic cannot be read
     */
    public List<PublishedModel> published() {
        return shelves().values().stream()
                .flatMap(shelf -> shelf.all().stream())
                .toList();
    }

    /** Reads the versions of one model. */
    Shelf shelf(String name) {
        return shelves().getOrDefault(name, new Shelf(name));
    }

    private Map<String, Shelf> shelves() {
        Map<String, Shelf> shelves = new TreeMap<>();
        read(Topics.MODELS, (key, value, timestamp) -> {
            try {
                ModelKey model = ModelKey.parse(key);
                shelves.computeIfAbsent(model.name(), Shelf::new).take(model.version(), value, timestamp);
            } catch (UnreadableModelException e) {
                LOG.atWarn().addKeyValue("key", key).log("passed over a damaged model record: {}", e.getMessage());
            }
        });
        return shelves;
    }

    /**
     * Finds one version of a model and checks its hash.
     *
     * @param name model name
     * @param version version
     * @return the model; empty where that version is not published
     * @throws ModelRegistryException when the topic cannot be read
     * @throws UnreadableModelException when the record is damaged, or the version is retired
     */
    public Optional<ModelArtifact> find(String name, int version) {
        String wanted = new ModelKey(name, version).text();
        return Optional.ofNullable(records.last(wanted)).map(frame -> {
            ModelArtifact model = ModelFrame.decode(frame);
            ModelManifest manifest = model.manifest();
            if (!manifest.name().equals(name) || manifest.version() != version) {
                throw new UnreadableModelException(
                        "the record " + wanted + " holds model " + manifest.name() + "/" + manifest.version(), null);
            }
            return model;
        });
    }

    /**
     * Finds the card of a version, retired or not.
     *
     * @param name model name
     * @param version version
     * @return UTF-8 JSON text; empty where that version is not published, or was published without a card
     * @throws ModelRegistryException when the topic cannot be read
     * @throws UnreadableModelException when the card is damaged
     */
    public Optional<byte[]> card(String name, int version) {
        String wanted = new ModelKey(name, version).text();
        AtomicReference<@Nullable Headers> found = new AtomicReference<>();
        try (Consumer<String, byte[]> consumer = clients.consumers().get()) {
            TopicSnapshot.read(consumer, Topics.MODELS, timeout, record -> {
                if (wanted.equals(record.key())) {
                    found.set(record.value() == null ? null : record.headers());
                }
            });
        }
        Headers headers = found.get();
        return headers == null ? Optional.empty() : CardHeader.of(headers);
    }

    /**
     * Finds where an alias points. A damaged record is logged and passed over.
     *
     * @param name model name
     * @param alias alias, such as {@link Promotion#CHAMPION}
     * @return the promotion; empty where the alias was never set
     * @throws ModelRegistryException when the topic cannot be read
     */
    public Optional<Promotion> promotion(String name, String alias) {
        return promotions().stream()
                .filter(promotion ->
                        promotion.name().equals(name) && promotion.alias().equals(alias))
                .findFirst();
    }

    /**
     * Lists where every alias of every model points. A damaged record is logged and passed over.
     *
     * @return promotions by name and alias; empty where no alias is set
     * @throws ModelRegistryException when the topic cannot be read
     */
    public List<Promotion> promotions() {
        Map<String, Promotion> promotions = new TreeMap<>();
        read(Topics.MODEL_ALIASES, (key, value, timestamp) -> {
            int at = key == null ? -1 : key.indexOf('@');
            if (key == null || at < 0) {
                return;
            }
            if (value == null) {
                promotions.remove(key);
                return;
            }
            try {
                promotions.put(key, PromotionJson.read(key.substring(0, at), key.substring(at + 1), value));
            } catch (UnreadableModelException e) {
                LOG.atWarn().addKeyValue("key", key).log("passed over a damaged promotion: {}", e.getMessage());
            }
        });
        return List.copyOf(promotions.values());
    }

    private void read(String topic, RecordReader reader) {
        try (Consumer<String, byte[]> consumer = clients.consumers().get()) {
            TopicSnapshot.read(consumer, topic, timeout, reader::read);
        }
    }
}
