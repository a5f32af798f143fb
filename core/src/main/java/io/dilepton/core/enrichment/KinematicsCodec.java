package io.dilepton.core.enrichment;

import io.dilepton.core.kinematics.JetKinematics;
import io.dilepton.core.kinematics.MissingPtKinematics;
import io.dilepton.core.kinematics.PairKinematics;
import org.jspecify.annotations.Nullable;

/** Translation of kinematics between the domain and Avro. Undefined numbers are null in Avro and NaN in the domain. */
public final class KinematicsCodec {

    private KinematicsCodec() {}

    /**
     * Translates the kinematics of a pair to Avro.
     *
     * @param pair kinematics of a pair
     * @return a new Avro record
     */
    public static io.dilepton.schemas.PairKinematics toAvro(PairKinematics pair) {
        return new io.dilepton.schemas.PairKinematics(
                pair.mass(),
                pair.pt(),
                pair.eta(),
                pair.rapidity(),
                pair.phi(),
                pair.charge(),
                pair.deltaEta(),
                pair.deltaPhi(),
                pair.deltaR(),
                pair.openingAngle(),
                defined(pair.cosThetaStar()));
    }

    /**
     * Translates the kinematics of a pair from Avro.
     *
     * @param avro the Avro record
     * @return kinematics of the pair
     */
    public static PairKinematics fromAvro(io.dilepton.schemas.PairKinematics avro) {
        return new PairKinematics(
                avro.getMass(),
                avro.getPt(),
                avro.getEta(),
                avro.getRapidity(),
                avro.getPhi(),
                avro.getCharge(),
                avro.getDeltaEta(),
                avro.getDeltaPhi(),
                avro.getDeltaR(),
                avro.getOpeningAngle(),
                orNaN(avro.getCosThetaStar()));
    }

    /**
     * Translates the observables with missing momentum to Avro.
     *
     * @param missing observables with missing momentum
     * @return a new Avro record
     */
    public static io.dilepton.schemas.MissingPtKinematics toAvro(MissingPtKinematics missing) {
        return new io.dilepton.schemas.MissingPtKinematics(
                missing.transverseMass1(),
                missing.transverseMass2(),
                missing.systemPt(),
                defined(missing.centrality()));
    }

    /**
     * Translates the observables with missing momentum from Avro.
     *
     * @param avro the Avro record
     * @return observables with missing momentum
     */
    public static MissingPtKinematics fromAvro(io.dilepton.schemas.MissingPtKinematics avro) {
        return new MissingPtKinematics(
                avro.getTransverseMass1(), avro.getTransverseMass2(), avro.getSystemPt(), orNaN(avro.getCentrality()));
    }

    /**
     * Translates the observables of jets to Avro.
     *
     * @param jets observables of jets
     * @return a new Avro record
     */
    public static io.dilepton.schemas.JetKinematics toAvro(JetKinematics jets) {
        return new io.dilepton.schemas.JetKinematics(
                jets.count(), defined(jets.sumPt()), defined(jets.dijetMass()), defined(jets.dijetDeltaEta()));
    }

    /**
     * Translates the observables of jets from Avro.
     *
     * @param avro the Avro record
     * @return observables of jets
     */
    public static JetKinematics fromAvro(io.dilepton.schemas.JetKinematics avro) {
        return new JetKinematics(
                avro.getCount(), orNaN(avro.getSumPt()), orNaN(avro.getDijetMass()), orNaN(avro.getDijetDeltaEta()));
    }

    private static @Nullable Double defined(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
