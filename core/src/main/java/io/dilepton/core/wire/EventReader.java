package io.dilepton.core.wire;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.InvalidEventException;
import io.dilepton.core.event.Jet;
import io.dilepton.core.event.JetSummary;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Lineage;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.event.Origin;
import io.dilepton.core.event.Truth;
import io.dilepton.core.wire.BinaryInput.TextCache;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads events in Avro's binary encoding, fields in the order of the schema {@code CollisionEvent}, and checks them: the same events are
 * accepted, and refused for the same reason, as by Avro's own reader and {@link io.dilepton.core.event.EventCodec}. One thread at a time.
 *
 * <p>The whole event is read before anything is checked, so that bytes that are no event at all are never taken for an impossible one.
 */
final class EventReader {

    private static final int MICROS = 1_000_000;
    private static final int NANOS_OF_A_MICRO = 1_000;
    private static final int LEPTONS = 2;
    private static final Origin[] ORIGINS = {Origin.DATA, Origin.SIMULATION, Origin.SYNTHETIC};
    private static final LeptonFlavour[] FLAVOURS = {LeptonFlavour.ELECTRON, LeptonFlavour.MUON, LeptonFlavour.TAU_HAD};

    private final BinaryInput in = new BinaryInput();
    private final EventWriter writer = new EventWriter();
    private final TextCache dataset = new TextCache();
    private final TextCache process = new TextCache();
    private final TextCache model = new TextCache();
    private final TextCache request = new TextCache();
    private final RawLepton[] leptons = {new RawLepton(), new RawLepton()};
    private final List<RawJet> jets = new ArrayList<>();

    /** Whether the bytes are those that {@link EventWriter} would write, so that they can be passed on as they are. */
    private boolean canonical;

    /** A lepton as it was read, not yet checked. */
    private static final class RawLepton {
        private int flavour;
        private int charge;
        private double pt;
        private double eta;
        private double phi;
        private double mass;

        Lepton checked() {
            return new Lepton(FLAVOURS[flavour], charge, pt, eta, phi, mass);
        }
    }

    /** A jet as it was read, not yet checked. */
    private record RawJet(double pt, double eta, double phi, double bTag) {}

    /** Missing momentum as it was read, not yet checked. */
    private record RawMissingPt(double pt, double phi, double sumEt) {}

    /** Jet counts as they were read, not yet checked. */
    private record RawJetSummary(int count, double sumPt) {}

    /**
     * Reads one event that fills a part of an array.
     *
     * @throws MalformedBytesException when the bytes are no event
     * @throws InvalidEventException with the event's key, when a value cannot be right
     */
    EncodedEvent read(byte[] bytes, int from, int to) {
        in.reset(bytes, from, to);
        canonical = true;
        EventId id = new EventId(in.readLong(), in.readLong(), in.readLong());
        long micros = in.readLong();
        Origin origin = ORIGINS[in.readIndex(ORIGINS.length)];
        Lineage lineage = in.readPresence() ? readLineage() : null;
        String name = in.readPresence() ? readText(dataset) : null;
        long leptonCount = readLeptons();
        int leptonsEnd = in.position();
        RawMissingPt missing = in.readPresence() ? readMissingPt() : null;
        readJets();
        RawJetSummary summary = in.readPresence() ? new RawJetSummary(in.readInt(), readDefined()) : null;
        double mmcMass = readDefined();
        int truthStart = in.position();
        Truth truth = in.readPresence() ? new Truth(readText(process), readBoolean(), readDefined()) : null;
        if (!in.isAtEnd()) {
            throw new MalformedBytesException("bytes are left over after the record");
        }
        CollisionEvent event;
        try {
            requireTwo(leptonCount);
            event = new CollisionEvent(
                    id,
                    time(micros),
                    origin,
                    lineage,
                    name,
                    leptons[0].checked(),
                    leptons[1].checked(),
                    missing == null ? null : new MissingPt(missing.pt, missing.phi, missing.sumEt),
                    checkedJets(),
                    summary == null ? null : new JetSummary(summary.count, summary.sumPt),
                    mmcMass,
                    truth);
        } catch (InvalidEventException e) {
            throw e.eventKey() == null ? e.ofEvent(id.key()) : e;
        }
        return canonical ? new EncodedEvent(event, bytes, from, leptonsEnd, truthStart, to) : writer.write(event);
    }

    private static Instant time(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS), (long) Math.floorMod(micros, MICROS) * NANOS_OF_A_MICRO);
    }

    private static void requireTwo(long count) {
        if (count != LEPTONS) {
            throw new InvalidEventException(
                    InvalidEventException.Reason.WRONG_LEPTON_COUNT, "an event has exactly two leptons, not " + count);
        }
    }

    private Lineage readLineage() {
        return new Lineage(readText(model), in.readInt(), readText(request), in.readLong());
    }

    private long readLeptons() {
        long count = 0;
        for (long block = in.readBlockCount(); block > 0; block = in.readBlockCount()) {
            for (long i = 0; i < block; i++) {
                read(leptons[(int) Math.min(count, 1)]);
                count++;
            }
        }
        return count;
    }

    private void read(RawLepton lepton) {
        lepton.flavour = in.readIndex(FLAVOURS.length);
        lepton.charge = in.readInt();
        lepton.pt = in.readDouble();
        lepton.eta = in.readDouble();
        lepton.phi = readPhi();
        lepton.mass = in.readDouble();
    }

    private RawMissingPt readMissingPt() {
        return new RawMissingPt(in.readDouble(), readPhi(), readDefined());
    }

    private void readJets() {
        jets.clear();
        double last = Double.POSITIVE_INFINITY;
        for (long block = in.readBlockCount(); block > 0; block = in.readBlockCount()) {
            for (long i = 0; i < block; i++) {
                RawJet jet = new RawJet(in.readDouble(), in.readDouble(), readPhi(), readDefined());
                canonical &= jet.pt <= last;
                last = jet.pt;
                jets.add(jet);
            }
        }
    }

    private List<Jet> checkedJets() {
        if (jets.isEmpty()) {
            return List.of();
        }
        List<Jet> checked = new ArrayList<>(jets.size());
        for (RawJet jet : jets) {
            checked.add(new Jet(jet.pt, jet.eta, jet.phi, jet.bTag));
        }
        return checked;
    }

    private String readText(TextCache cache) {
        String text = in.readText(cache);
        canonical &= cache.isClean();
        return text;
    }

    private boolean readBoolean() {
        int value = in.readBooleanByte();
        canonical &= value == 0 || value == 1;
        return value == 1;
    }

    /** φ = π becomes -π when it is checked. */
    private double readPhi() {
        double phi = in.readDouble();
        canonical &= phi != Math.PI;
        return phi;
    }

    /** Reads a union of null and double; a NaN means the same as null. */
    private double readDefined() {
        if (!in.readPresence()) {
            return Double.NaN;
        }
        double value = in.readDouble();
        canonical &= !Double.isNaN(value);
        return value;
    }
}
