package io.dilepton.cli.bench.chaos;

import io.dilepton.cli.bench.lab.EventSupply;
import io.dilepton.core.event.EventCodec;
import io.dilepton.core.event.ParticleMasses;
import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.LeptonFlavour;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The records of a run by their index: mostly pairs of electrons, some that no scorer applies to, a few that are poison. */
final class ChaosEvents {

    private static final int POISON_EVERY = 500;
    private static final int MIXED_EVERY = 20;
    private static final int MIXED_AT = 3;
    /** The ratio of the two transverse momenta then overflows, which makes a feature undefined. */
    private static final double VANISHING_PT = 1e-300;

    /** A header with which a record just passes, and what is written about its event does not. */
    private static final int BULK_BYTES = 1024 * 1024 - 2 * 1024;

    private final EventSupply supply;

    ChaosEvents(EventSupply supply) {
        this.supply = supply;
    }

    /** The kinds of poison. */
    private enum Poison {
        NO_AVRO(Fate.DEAD_LETTERED),
        NO_VALUE(Fate.DEAD_LETTERED),
        NEGATIVE_PT(Fate.DEAD_LETTERED),
        OVERFLOW(Fate.UNSCORABLE),
        BULKY(Fate.DEAD_LETTERED);

        private final Fate fate;

        Poison(Fate fate) {
            this.fate = fate;
        }

        static Poison at(long index) {
            return values()[(int) (index / POISON_EVERY % values().length)];
        }
    }

    Fate fate(long index) {
        if (index % POISON_EVERY == POISON_EVERY - 1) {
            return Poison.at(index).fate;
        }
        return index % MIXED_EVERY == MIXED_AT ? Fate.PASSED_OVER : Fate.SCORED;
    }

    /** Returns the record, keyed by its index. */
    ProducerRecord<byte[], byte[]> message(long index) {
        Fate fate = fate(index);
        if (fate == Fate.SCORED) {
            return supply.message(index);
        }
        if (fate == Fate.PASSED_OVER) {
            CollisionEvent event = EventCodec.toAvro(supply.event(index));
            event.getLeptons().get(1).setFlavour(LeptonFlavour.MUON);
            event.getLeptons().get(1).setMass(ParticleMasses.MUON);
            return supply.message(index, event);
        }
        return poisoned(index, Poison.at(index));
    }

    @SuppressWarnings("NullAway") // Kafka's record is not annotated: a missing value is what is wanted
    private ProducerRecord<byte[], byte[]> poisoned(long index, Poison poison) {
        ProducerRecord<byte[], byte[]> sound = supply.message(index);
        CollisionEvent event = EventCodec.toAvro(supply.event(index));
        return switch (poison) {
            case NO_AVRO ->
                new ProducerRecord<>(sound.topic(), sound.key(), "no Avro".getBytes(StandardCharsets.UTF_8));
            case NO_VALUE -> new ProducerRecord<>(sound.topic(), sound.key(), null);
            case NEGATIVE_PT -> {
                event.getLeptons().get(0).setPt(-1);
                yield supply.message(index, event);
            }
            case BULKY -> {
                sound.headers().add("padding", new byte[BULK_BYTES]);
                yield sound;
            }
            case OVERFLOW -> {
                event.getLeptons().get(0).setPt(VANISHING_PT);
                yield supply.message(index, event);
            }
        };
    }
}
