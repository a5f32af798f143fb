package io.dilepton.cli.study;

import io.dilepton.cli.ClusterFailure;
import io.dilepton.cli.ClusterOptions;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.topic.Position;
import io.dilepton.cli.topic.TopicReader;
import io.dilepton.cli.train.FileEvents;
import io.dilepton.core.event.EventCodec;
import io.dilepton.core.event.InvalidEventException;
import io.dilepton.core.serde.AvroSerdes;
import io.dilepton.schemas.CollisionEvent;
import io.dilepton.trainer.Task;
import io.dilepton.trainer.augmentation.PairEvents;
import io.dilepton.trainer.augmentation.PairSample;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Events that a generative model made, of files or of a topic. */
final class SyntheticEvents {

    /** What an argument begins with that names a topic. */
    static final String TOPIC = "topic:";

    private SyntheticEvents() {}

    /**
     * Reads events.
     *
     * @param arguments files, or one topic behind {@value #TOPIC}
     * @param cluster where topics are
     * @return their pairs
     * @throws CommandFailure when they cannot be read, or there are none
     */
    static PairSample read(List<String> arguments, ClusterOptions cluster) {
        PairEvents events = new PairEvents(Task.DECAY_CHANNEL);
        if (arguments.stream().noneMatch(argument -> argument.startsWith(TOPIC))) {
            FileEvents.read(arguments.stream().map(Path::of).toList(), null, events::add);
        } else if (arguments.size() > 1) {
            throw CommandFailure.usage("--synthetic: give files, or one topic");
        } else {
            topic(arguments.get(0).substring(TOPIC.length()), cluster, events);
        }
        PairSample pairs = events.all();
        if (pairs.rows() == 0) {
            throw CommandFailure.run("--synthetic: " + String.join(", ", arguments) + " holds no pairs of one flavour");
        }
        return pairs;
    }

    private static void topic(String name, ClusterOptions cluster, PairEvents events) {
        try (TopicReader reader = TopicReader.connect(cluster);
                Deserializer<CollisionEvent> decoder = AvroSerdes.forRecord(CollisionEvent.class, cluster.clients())
                        .deserializer()) {
            reader.readInOrder(reader.ranges(name, new Position.Earliest(), new Position.Latest()), record -> {
                CollisionEvent event = decoder.deserialize(record.topic(), record.headers(), record.value());
                if (event != null) {
                    events.add(EventCodec.fromAvro(event));
                }
                return true;
            });
        } catch (InvalidEventException | SerializationException e) {
            throw CommandFailure.run(
                    "--synthetic: topic " + name + " holds a record that is no event: " + e.getMessage());
        } catch (CommandFailure e) {
            throw e;
        } catch (RuntimeException e) {
            throw ClusterFailure.readable(cluster.bootstrap(), e);
        }
    }
}
