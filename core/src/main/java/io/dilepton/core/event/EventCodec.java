package io.dilepton.core.event;

import io.dilepton.core.event.InvalidEventException.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Translation of events between the domain and Avro. Nullable fields and unknown ranges end here: what {@link #fromAvro} returns has been
 * checked. Undefined numbers are null in Avro and NaN in the domain.
 */
public final class EventCodec {

    private EventCodec() {}

    /**
     * Translates an event to Avro.
     *
     * @param event the event
     * @return a new Avro record
     */
    public static io.dilepton.schemas.CollisionEvent toAvro(CollisionEvent event) {
        MissingPt missing = event.missingPt();
        JetSummary summary = event.jetSummary();
        return new io.dilepton.schemas.CollisionEvent(
                event.id().runNumber(),
                event.id().luminosityBlock(),
                event.id().eventNumber(),
                event.eventTime(),
                toAvro(event.origin()),
                toAvro(event.lineage()),
                event.dataset(),
                List.of(toAvro(event.first()), toAvro(event.second())),
                missing == null
                        ? null
                        : new io.dilepton.schemas.MissingPt(missing.pt(), missing.phi(), defined(missing.sumEt())),
                event.jets().stream().map(EventCodec::toAvro).toList(),
                summary == null ? null : new io.dilepton.schemas.JetSummary(summary.count(), defined(summary.sumPt())),
                defined(event.mmcMass()),
                toAvro(event.truth()));
    }

    /**
     * Translates an event from Avro and checks it.
     *
     * @param avro the Avro record
     * @return the event; φ = π has become -π
     * @throws InvalidEventException with the event's key and a reason code, when a value cannot be right
     */
    public static CollisionEvent fromAvro(io.dilepton.schemas.CollisionEvent avro) {
        EventId id = new EventId(avro.getRunNumber(), avro.getLuminosityBlock(), avro.getEventNumber());
        try {
            return decode(id, avro);
        } catch (InvalidEventException e) {
            throw e.eventKey() == null ? e.ofEvent(id.key()) : e;
        }
    }

    private static CollisionEvent decode(EventId id, io.dilepton.schemas.CollisionEvent avro) {
        List<io.dilepton.schemas.Lepton> leptons = present(avro.getLeptons(), "leptons");
        if (leptons.size() != 2) {
            throw new InvalidEventException(
                    Reason.WRONG_LEPTON_COUNT, "an event has exactly two leptons, not " + leptons.size());
        }
        io.dilepton.schemas.Lineage lineage = avro.getLineage();
        io.dilepton.schemas.MissingPt missing = avro.getMissingPt();
        io.dilepton.schemas.JetSummary summary = avro.getJetSummary();
        io.dilepton.schemas.Truth truth = avro.getTruth();
        return new CollisionEvent(
                id,
                present(avro.getEventTime(), "eventTime"),
                fromAvro(present(avro.getOrigin(), "origin")),
                lineage == null
                        ? null
                        : new Lineage(
                                present(lineage.getModel(), "lineage.model"),
                                lineage.getVersion(),
                                present(lineage.getRequestId(), "lineage.requestId"),
                                lineage.getIndex()),
                avro.getDataset(),
                fromAvro(leptons.get(0)),
                fromAvro(leptons.get(1)),
                missing == null ? null : new MissingPt(missing.getPt(), missing.getPhi(), orNaN(missing.getSumEt())),
                present(avro.getJets(), "jets").stream()
                        .map(EventCodec::fromAvro)
                        .toList(),
                summary == null ? null : new JetSummary(summary.getCount(), orNaN(summary.getSumPt())),
                orNaN(avro.getMmcMass()),
                truth == null
                        ? null
                        : new Truth(
                                present(truth.getProcess(), "truth.process"),
                                truth.getSignal(),
                                orNaN(truth.getWeight())));
    }

    private static io.dilepton.schemas.Lepton toAvro(Lepton lepton) {
        io.dilepton.schemas.LeptonFlavour flavour = switch (lepton.flavour()) {
            case ELECTRON -> io.dilepton.schemas.LeptonFlavour.ELECTRON;
            case MUON -> io.dilepton.schemas.LeptonFlavour.MUON;
            case TAU_HAD -> io.dilepton.schemas.LeptonFlavour.TAU_HAD;
        };
        return new io.dilepton.schemas.Lepton(
                flavour, lepton.charge(), lepton.pt(), lepton.eta(), lepton.phi(), lepton.mass());
    }

    private static Lepton fromAvro(io.dilepton.schemas.Lepton avro) {
        LeptonFlavour flavour = switch (present(avro.getFlavour(), "leptons.flavour")) {
            case ELECTRON -> LeptonFlavour.ELECTRON;
            case MUON -> LeptonFlavour.MUON;
            case TAU_HAD -> LeptonFlavour.TAU_HAD;
        };
        return new Lepton(flavour, avro.getCharge(), avro.getPt(), avro.getEta(), avro.getPhi(), avro.getMass());
    }

    private static io.dilepton.schemas.Jet toAvro(Jet jet) {
        return new io.dilepton.schemas.Jet(jet.pt(), jet.eta(), jet.phi(), defined(jet.bTag()));
    }

    private static Jet fromAvro(io.dilepton.schemas.Jet avro) {
        return new Jet(avro.getPt(), avro.getEta(), avro.getPhi(), orNaN(avro.getBTag()));
    }

    private static io.dilepton.schemas.Origin toAvro(Origin origin) {
        return switch (origin) {
            case DATA -> io.dilepton.schemas.Origin.DATA;
            case SIMULATION -> io.dilepton.schemas.Origin.SIMULATION;
            case SYNTHETIC -> io.dilepton.schemas.Origin.SYNTHETIC;
        };
    }

    private static Origin fromAvro(io.dilepton.schemas.Origin avro) {
        return switch (avro) {
            case DATA -> Origin.DATA;
            case SIMULATION -> Origin.SIMULATION;
            case SYNTHETIC -> Origin.SYNTHETIC;
        };
    }

    private static io.dilepton.schemas.@Nullable Lineage toAvro(@Nullable Lineage lineage) {
        return lineage == null
                ? null
                : new io.dilepton.schemas.Lineage(
                        lineage.model(), lineage.version(), lineage.requestId(), lineage.index());
    }

    private static io.dilepton.schemas.@Nullable Truth toAvro(@Nullable Truth truth) {
        return truth == null
                ? null
                : new io.dilepton.schemas.Truth(truth.process(), truth.signal(), defined(truth.weight()));
    }

    private static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw new InvalidEventException(Reason.MISSING_FIELD, "field " + field + " is not there");
        }
        return value;
    }

    private static @Nullable Double defined(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
