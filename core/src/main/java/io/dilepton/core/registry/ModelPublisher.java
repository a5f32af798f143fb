package io.dilepton.core.registry;

import io.dilepton.core.registry.ExclusiveWrites.Writer;
import io.dilepton.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Publishes and retires versions of models, and moves aliases.
 *
 * <p>Two publishers cannot give out the same version, nor can one retire what another promotes: every write to a model is a transaction under
 * a transactional id of the model's own, and a publisher that another one came in between of has written nothing, and starts over. A version never
 * changes, and its number never comes back: retiring it leaves a record with the manifest and without the ONNX bytes in its place.
 */
public final class ModelPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(ModelPublisher.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** What the record's key, headers and batch may need besides the frame, bytes. */
    private static final int RECORD_OVERHEAD = 64 * 1024;

    private final ExclusiveWrites writes;
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
        this.writes = new ExclusiveWrites(clients);
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
        return writes.on(name, writer -> {
            Shelf shelf = catalogue.shelf(name);
            Optional<ModelManifest> same = shelf.live().stream()
                    .filter(known -> known.equals(draft.manifest().withVersion(known.version())))
                    .findFirst();
            if (same.isPresent()) {
                return same.get();
            }
            ModelArtifact model = draft.withVersion(shelf.next());
            writer.write(record(model.manifest(), ModelFrame.encode(model), model.card()));
            log(name, shelf.next()).log("published a model");
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
     * @throws ModelRegistryException when that version is not published or retired, or the topics cannot be read or written
     */
    public Promotion promote(String name, int version, String alias) {
        return writes.on(name, writer -> {
            catalogue.shelf(name).requireLive(version);
            Optional<Promotion> before = catalogue.promotion(name, alias);
            if (before.isPresent() && before.get().version() == version) {
                return before.get();
            }
            return moved(
                    writer,
                    before.map(old -> old.moved(version, now()))
                            .orElseGet(() -> new Promotion(name, alias, version, now(), List.of())));
        });
    }

    /**
     * Points an alias back at the version that it pointed at before. A second call goes one further back, not forth again. Versions that were
     * retired in between are passed over.
     *
     * @param name model name
     * @param alias alias
     * @return the promotion, with the version that was given up as the newest of its history
     * @throws ModelRegistryException when the alias is not set or has nowhere to go back to, or the topics cannot be read or written
     */
    public Promotion rollback(String name, String alias) {
        return writes.on(name, writer -> {
            Shelf shelf = catalogue.shelf(name);
            Promotion before = required(name, alias);
            return moved(
                    writer,
                    before.rolledBack(shelf::isLive, now())
                            .orElseThrow(() -> new ModelRegistryException("the " + alias + " of " + name + ", version "
                                    + before.version() + ", has no earlier version to go back to")));
        });
    }

    /**
     * Removes an alias. Watchers of it stop serving. Its history goes with it.
     *
     * @param name model name
     * @param alias alias; not {@link Promotion#CHAMPION}, without which nothing would be scored
     * @return where it pointed
     * @throws ModelRegistryException when the alias is the champion or not set, or the topics cannot be read or written
     */
    public Promotion demote(String name, String alias) {
        if (alias.equals(Promotion.CHAMPION)) {
            throw new ModelRegistryException(
                    "the champion of " + name + " cannot be removed, the stream needs one: promote another version");
        }
        return writes.on(name, writer -> {
            Promotion before = required(name, alias);
            writer.write(Topics.MODEL_ALIASES, before.key(), null);
            log(name, before.version()).addKeyValue("alias", alias).log("removed an alias");
            return before;
        });
    }

    /**
     * Retires a version: it can be neither promoted nor loaded any more, and its ONNX bytes leave the topic when Kafka compacts it. The manifest
     * and the card stay. Retiring a retired version writes nothing.
     *
     * @param name model name
     * @param version a published version that no alias points at
     * @throws ModelRegistryException when that version is not published or an alias points at it, or the topics cannot be read or written
     */
    public void retire(String name, int version) {
        writes.on(name, writer -> {
            Shelf shelf = catalogue.shelf(name);
            Optional<PublishedModel> model = shelf.version(version);
            if (model.filter(PublishedModel::isRetired).isEmpty()) {
                shelf.requireLive(version);
                requireNoAlias(name, version);
                ModelManifest manifest = model.orElseThrow().manifest();
                writer.write(record(manifest, ModelFrame.retired(manifest), catalogue.card(name, version)));
                log(name, version).log("retired a model");
            }
            return version;
        });
    }

    private void requireNoAlias(String name, int version) {
        List<Promotion> pointing = catalogue.promotions().stream()
                .filter(promotion -> promotion.name().equals(name) && promotion.version() == version)
                .toList();
        if (!pointing.isEmpty()) {
            String aliases = pointing.stream().map(Promotion::alias).collect(Collectors.joining(" and the "));
            throw new ModelRegistryException("model " + name + "@" + version + " is the " + aliases
                    + ": move the alias to another version first, or remove it");
        }
    }

    private Promotion required(String name, String alias) {
        return catalogue
                .promotion(name, alias)
                .orElseThrow(() -> new ModelRegistryException("model " + name + " has no " + alias));
    }

    private static Promotion moved(Writer writer, Promotion promotion) {
        writer.write(Topics.MODEL_ALIASES, promotion.key(), PromotionJson.write(promotion));
        log(promotion.name(), promotion.version())
                .addKeyValue("alias", promotion.alias())
                .log("promoted a model");
        return promotion;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static LoggingEventBuilder log(String name, int version) {
        return LOG.atInfo().addKeyValue("model", name).addKeyValue("modelVersion", version);
    }

    private static ProducerRecord<String, byte[]> record(ModelManifest manifest, byte[] frame, Optional<byte[]> card) {
        String key = new ModelKey(manifest.name(), manifest.version()).text();
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.MODELS, key, frame);
        byte[] packed = card.map(CardHeader::encode).orElse(new byte[0]);
        if (packed.length > 0) {
            record.headers().add(CardHeader.KEY, packed);
        }
        long size = (long) frame.length + packed.length;
        int limit = Topics.MAX_MODEL_BYTES - RECORD_OVERHEAD;
        if (size > limit) {
            throw new ModelRegistryException("model " + manifest.name() + " has " + size
                    + " bytes with its manifest and card; at most " + limit + " can be published");
        }
        return record;
    }
}
