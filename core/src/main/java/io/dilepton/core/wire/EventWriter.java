package io.dilepton.core.wire;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Jet;
import io.dilepton.core.event.JetSummary;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Lineage;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.event.Origin;
import io.dilepton.core.event.Truth;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes events in Avro's binary encoding, fields in the order of the schema {@code CollisionEvent}. One thread at a time. */
final class EventWriter {

    private static final long MICROS = 1_000_000;
    private static final long NANOS_OF_A_MICRO = 1_000;

    private final BinaryOutput out = new BinaryOutput();

    EncodedEvent write(CollisionEvent event) {
        out.clear();
        out.writeLong(event.id().runNumber());
        out.writeLong(event.id().luminosityBlock());
        out.writeLong(event.id().eventNumber());
        out.writeLong(micros(event.eventTime()));
        out.writeLong(symbol(event.origin()));
        write(event.lineage());
        writeOptional(event.dataset());
        out.writeLong(2);
        write(event.first());
        write(event.second());
        out.writeLong(0);
        int leptonsEnd = out.size();
        write(event.missingPt());
        write(event.jets());
        write(event.jetSummary());
        out.writeOptionalDouble(event.mmcMass());
        int truthStart = out.size();
        write(event.truth());
        return new EncodedEvent(event, out.toByteArray(), 0, leptonsEnd, truthStart, out.size());
    }

    private static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), MICROS), time.getNano() / NANOS_OF_A_MICRO);
    }

    private static int symbol(Origin origin) {
        return switch (origin) {
            case DATA -> 0;
            case SIMULATION -> 1;
            case SYNTHETIC -> 2;
        };
    }

    private static int symbol(LeptonFlavour flavour) {
        return switch (flavour) {
            case ELECTRON -> 0;
            case MUON -> 1;
            case TAU_HAD -> 2;
        };
    }

    private void write(@Nullable Lineage lineage) {
        out.writePresence(lineage != null);
        if (lineage != null) {
            out.writeText(lineage.model());
            out.writeLong(lineage.version());
            out.writeText(lineage.requestId());
            out.writeLong(lineage.index());
        }
    }

    private void writeOptional(@Nullable String text) {
        out.writePresence(text != null);
        if (text != null) {
            out.writeText(text);
        }
    }

    private void write(Lepton lepton) {
        out.writeLong(symbol(lepton.flavour()));
        out.writeLong(lepton.charge());
        out.writeDouble(lepton.pt());
        out.writeDouble(lepton.eta());
        out.writeDouble(lepton.phi());
        out.writeDouble(lepton.mass());
    }

    private void write(@Nullable MissingPt missing) {
        out.writePresence(missing != null);
        if (missing != null) {
            out.writeDouble(missing.pt());
            out.writeDouble(missing.phi());
            out.writeOptionalDouble(missing.sumEt());
        }
    }

    private void write(List<Jet> jets) {
        if (!jets.isEmpty()) {
            out.writeLong(jets.size());
            for (Jet jet : jets) {
                out.writeDouble(jet.pt());
                out.writeDouble(jet.eta());
                out.writeDouble(jet.phi());
                out.writeOptionalDouble(jet.bTag());
            }
        }
        out.writeLong(0);
    }

    private void write(@Nullable JetSummary summary) {
        out.writePresence(summary != null);
        if (summary != null) {
            out.writeLong(summary.count());
            out.writeOptionalDouble(summary.sumPt());
        }
    }

    private void write(@Nullable Truth truth) {
        out.writePresence(truth != null);
        if (truth != null) {
            out.writeText(truth.process());
            out.writeBoolean(truth.signal());
            out.writeOptionalDouble(truth.weight());
        }
    }
}
