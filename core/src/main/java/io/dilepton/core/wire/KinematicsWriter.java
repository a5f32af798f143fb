package io.dilepton.core.wire;

import io.dilepton.core.enrichment.Enrichment;
import io.dilepton.core.kinematics.JetKinematics;
import io.dilepton.core.kinematics.MissingPtKinematics;
import io.dilepton.core.kinematics.PairKinematics;
import org.jspecify.annotations.Nullable;

/** Writes kinematics in Avro's binary encoding, fields in the order of the schema {@code EnrichedEvent}. */
final class KinematicsWriter {

    private KinematicsWriter() {}

    /** Writes what follows the event in an enriched event. */
    static void write(BinaryOutput out, Enrichment enrichment) {
        write(out, enrichment.pair());
        write(out, enrichment.missing());
        write(out, enrichment.jets());
    }

    static void write(BinaryOutput out, PairKinematics pair) {
        out.writeDouble(pair.mass());
        out.writeDouble(pair.pt());
        out.writeDouble(pair.eta());
        out.writeDouble(pair.rapidity());
        out.writeDouble(pair.phi());
        out.writeLong(pair.charge());
        out.writeDouble(pair.deltaEta());
        out.writeDouble(pair.deltaPhi());
        out.writeDouble(pair.deltaR());
        out.writeDouble(pair.openingAngle());
        out.writeOptionalDouble(pair.cosThetaStar());
    }

    private static void write(BinaryOutput out, @Nullable MissingPtKinematics missing) {
        out.writePresence(missing != null);
        if (missing != null) {
            out.writeDouble(missing.transverseMass1());
            out.writeDouble(missing.transverseMass2());
            out.writeDouble(missing.systemPt());
            out.writeOptionalDouble(missing.centrality());
        }
    }

    private static void write(BinaryOutput out, @Nullable JetKinematics jets) {
        out.writePresence(jets != null);
        if (jets != null) {
            out.writeLong(jets.count());
            out.writeOptionalDouble(jets.sumPt());
            out.writeOptionalDouble(jets.dijetMass());
            out.writeOptionalDouble(jets.dijetDeltaEta());
        }
    }
}
