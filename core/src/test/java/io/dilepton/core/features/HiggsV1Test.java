package io.dilepton.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Jet;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.kinematics.HiggsObservables;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class HiggsV1Test extends HiggsFeaturesContract {

    private static final FeatureSet SET = FeatureSets.named("higgs-v1");

    HiggsV1Test() {
        super("higgs-v1");
    }

    @Test
    void shouldEqualTheChallengesObservablesWhenTheyAreDefined() {
        List<String> names = List.of(
                "massTransverseMetLep",
                "massVis",
                "ptH",
                "deltaetaJetJet",
                "massJetJet",
                "prodetaJetJet",
                "deltarTauLep",
                "ptTot",
                "sumPt",
                "ptRatioLepTau",
                "metPhiCentrality",
                "lepEtaCentrality");
        List<ToDoubleFunction<HiggsObservables>> observables = List.of(
                HiggsObservables::massTransverseMetLep,
                HiggsObservables::massVis,
                HiggsObservables::ptH,
                HiggsObservables::deltaetaJetJet,
                HiggsObservables::massJetJet,
                HiggsObservables::prodetaJetJet,
                HiggsObservables::deltarTauLep,
                HiggsObservables::ptTot,
                HiggsObservables::sumPt,
                HiggsObservables::ptRatioLepTau,
                HiggsObservables::metPhiCentrality,
                HiggsObservables::lepEtaCentrality);
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            HiggsSketch sketch = new HiggsSketch(random);
            CollisionEvent event =
                    sketch.event(DoubleUnaryOperator.identity(), DoubleUnaryOperator.identity(), i % 2 == 0);
            HiggsObservables expected = HiggsObservables.of(event);
            float[] row = extract(event);
            for (int k = 0; k < names.size(); k++) {
                double observable = observables.get(k).applyAsDouble(expected);
                double value = Double.isNaN(observable) ? FeatureSet.MISSING : observable;
                assertThat((double) value(row, names.get(k)))
                        .as("%s of event %d of seed 1", names.get(k), i)
                        .isCloseTo(value, within(1e-6 * (1 + Math.abs(value))));
            }
            assertThat(value(row, "mmcMass")).isEqualTo(Double.isNaN(sketch.mmc) ? -999f : (float) sketch.mmc);
        }
    }

    @Test
    void shouldGiveHandWorkedValuesWhenTheEventIsSimple() {
        Lepton muon = HiggsSketch.lepton(LeptonFlavour.MUON, 30, 0.5, 0);
        Lepton tau = HiggsSketch.lepton(LeptonFlavour.TAU_HAD, 40, -0.5, Math.PI / 2);
        Jet jet = new Jet(60, 1, -Math.PI / 2, Double.NaN);
        // The neutrinos carry half of the lepton's and a quarter of the tau's visible momentum.
        MissingPt met = new MissingPt(Math.hypot(15, 10), Math.atan2(10, 15), Double.NaN);
        float[] row = extract(HiggsSketch.event(muon, tau, met, List.of(jet), null, Double.NaN, null));

        assertThat(value(row, "ptLep")).isEqualTo(30f);
        assertThat(value(row, "ptTau")).isEqualTo(40f);
        assertThat(value(row, "absEtaTau")).isEqualTo(0.5f);
        assertThat(value(row, "etaLepByTau")).isEqualTo(-0.5f);
        assertThat(value(row, "absDeltaEtaTauLep")).isEqualTo(1f);
        assertThat(value(row, "absDeltaPhiTauLep")).isEqualTo((float) (Math.PI / 2));
        double massVis = Math.sqrt(2 * 30 * 40 * Math.cosh(1));
        assertThat(value(row, "massVis")).isCloseTo((float) massVis, within(1e-4f));
        assertThat(value(row, "massCollinear")).isCloseTo((float) (massVis * Math.sqrt(1.5 * 1.25)), within(1e-4f));
        assertThat(value(row, "ptH")).isCloseTo((float) Math.hypot(45, 50), within(1e-5f));
        assertThat(value(row, "ptTot")).isCloseTo((float) Math.hypot(45, -10), within(1e-5f));
        assertThat(value(row, "massTransverseMetTau"))
                .isCloseTo((float) Math.sqrt(2 * (40 * met.pt() - 40 * 10)), within(1e-4f));
        assertThat(value(row, "absDeltaPhiMetLep")).isEqualTo((float) Math.atan2(10, 15));
        assertThat(value(row, "jetCount")).isEqualTo(1f);
        assertThat(value(row, "ptJets")).isEqualTo(60f);
        assertThat(value(row, "sumPt")).isEqualTo(130f);
        assertThat(value(row, "etaJet1ByTau")).isEqualTo(-1f);
        assertThat(value(row, "deltarLepJet1")).isEqualTo((float) Math.hypot(0.5, Math.PI / 2));
        for (String missing : List.of("mmcMass", "sumEt", "ptJet2", "massJetJet", "lepEtaCentrality")) {
            assertThat(value(row, missing)).as(missing).isEqualTo(FeatureSet.MISSING);
        }
    }

    @Test
    void shouldKeepItsHashWhenNothingIsChanged() {
        // Published models carry this hash. A changed definition needs a new name, higgs-v2, not a new hash here.
        assertThat(SET.features()).extracting(Feature::name).doesNotHaveDuplicates();
        assertThat(SET.size()).isEqualTo(33);
        assertThat(SET.hash()).isEqualTo("d33e2f51c13cfe891653e97c6c75e2ddec42944b1f30880b79c2cd3bc41e30c1");
    }
}
