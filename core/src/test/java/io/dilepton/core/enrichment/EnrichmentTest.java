package io.dilepton.core.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventCodec;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Jet;
import io.dilepton.core.event.JetSummary;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.event.Origin;
import io.dilepton.core.kinematics.JetKinematics;
import io.dilepton.core.kinematics.MissingPtKinematics;
import io.dilepton.core.kinematics.PairKinematics;
import io.dilepton.schemas.EnrichedEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnrichmentTest {

    private static final Lepton MINUS = muon(-1, 40, 0.3, 1);
    private static final Lepton PLUS = muon(1, 35, -0.9, -2.2);

    @Test
    void shouldCarryTheEventAndAllKinematicsWhenTheSourceHasEverything() {
        MissingPt missing = new MissingPt(30, 2, 200);
        List<Jet> jets = List.of(new Jet(80, 2, 1, Double.NaN), new Jet(50, -1, -1, Double.NaN));
        JetSummary summary = new JetSummary(3, 160);
        CollisionEvent event = event(MINUS, PLUS, missing, jets, summary);

        EnrichedEvent enriched = Enrichment.of(event).toAvro(event);

        assertThat(EventCodec.fromAvro(enriched.getEvent())).isEqualTo(event);
        assertThat(KinematicsCodec.fromAvro(enriched.getPair())).isEqualTo(PairKinematics.of(MINUS, PLUS));
        assertThat(KinematicsCodec.fromAvro(enriched.getMissing()))
                .isEqualTo(MissingPtKinematics.of(MINUS, PLUS, missing));
        assertThat(KinematicsCodec.fromAvro(enriched.getJets())).isEqualTo(JetKinematics.of(jets, summary));
        assertThat(enriched.getPair().getCosThetaStar()).isBetween(-1.0, 1.0);
    }

    @Test
    void shouldLeaveOutWhatIsUndefinedWhenTheSourceHasOnlyAPair() {
        EnrichedEvent enriched = enriched(event(PLUS, PLUS, null, List.of(), null));

        assertThat(enriched.getPair().getCosThetaStar()).isNull();
        assertThat(enriched.getMissing()).isNull();
        assertThat(enriched.getJets()).isNull();
        assertThat(KinematicsCodec.fromAvro(enriched.getPair()).cosThetaStar()).isNaN();
    }

    @Test
    void shouldCountNoJetsWhenTheSourceCountedNone() {
        EnrichedEvent enriched = enriched(event(MINUS, PLUS, null, List.of(), new JetSummary(0, 0)));

        assertThat(enriched.getJets().getCount()).isZero();
        assertThat(enriched.getJets().getDijetMass()).isNull();
        assertThat(KinematicsCodec.fromAvro(enriched.getJets()).dijetMass()).isNaN();
    }

    @Test
    void shouldHaveNoCentralityWhenAllMomentaAreParallel() {
        Lepton first = muon(-1, 40, 0.3, 1);
        EnrichedEvent enriched =
                enriched(event(first, muon(1, 20, 0.5, 1), new MissingPt(30, 1, Double.NaN), List.of(), null));

        assertThat(enriched.getMissing().getCentrality()).isNull();
        assertThat(KinematicsCodec.fromAvro(enriched.getMissing()).centrality()).isNaN();
    }

    private static EnrichedEvent enriched(CollisionEvent event) {
        return Enrichment.of(event).toAvro(event);
    }

    private static CollisionEvent event(
            Lepton first, Lepton second, @Nullable MissingPt missing, List<Jet> jets, @Nullable JetSummary summary) {
        return new CollisionEvent(
                new EventId(1, 2, 3),
                Instant.EPOCH,
                Origin.DATA,
                null,
                null,
                first,
                second,
                missing,
                jets,
                summary,
                Double.NaN,
                null);
    }

    private static Lepton muon(int charge, double pt, double eta, double phi) {
        return new Lepton(LeptonFlavour.MUON, charge, pt, eta, phi, LeptonFlavour.MUON.mass());
    }
}
