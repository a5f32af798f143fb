package io.dilepton.core.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Jet;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.MissingPt;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class HiggsV2Test extends HiggsFeaturesContract {

    private static final FeatureSet SET = FeatureSets.named("higgs-v2");

    HiggsV2Test() {
        super("higgs-v2");
    }

    @Test
    void shouldBeginWithTheFirstSet() {
        FeatureSet first = FeatureSets.named("higgs-v1");
        CollisionEvent event = new HiggsSketch(new Random(8))
                .event(DoubleUnaryOperator.identity(), DoubleUnaryOperator.identity(), true);
        float[] row = new float[first.size()];
        first.extract(event, row, 0);
        assertThat(Arrays.copyOf(extract(event), row.length)).containsExactly(row);
        assertThat(SET.features().subList(0, row.length)).isEqualTo(first.features());
    }

    @Test
    void shouldGiveHandWorkedValuesWhenTheEventIsSimple() {
        Lepton muon = HiggsSketch.lepton(LeptonFlavour.MUON, 30, 0.5, 0);
        Lepton tau = HiggsSketch.lepton(LeptonFlavour.TAU_HAD, 40, -0.5, Math.PI / 2);
        Jet jet1 = new Jet(60, 1, -Math.PI / 2, Double.NaN);
        Jet jet2 = new Jet(50, -1, Math.PI, Double.NaN);
        // The neutrinos carry half of the lepton's and a quarter of the tau's visible momentum.
        MissingPt met = new MissingPt(Math.hypot(15, 10), Math.atan2(10, 15), 400);
        float[] row = extract(HiggsSketch.event(muon, tau, met, List.of(jet1, jet2), null, 100, null));

        double massVis = Math.sqrt(2 * 30 * 40 * Math.cosh(1));
        assertThat(value(row, "metAlongTau")).isCloseTo(10, within(1e-4f));
        assertThat(value(row, "metAcrossTau")).isCloseTo(15, within(1e-4f));
        assertThat(value(row, "metAlongLep")).isCloseTo(15, within(1e-4f));
        assertThat(value(row, "metAcrossLep")).isCloseTo(10, within(1e-4f));
        assertThat(value(row, "invisibleByTau")).isCloseTo((float) Math.atan(0.25), within(1e-5f));
        assertThat(value(row, "invisibleByLep")).isCloseTo((float) Math.atan(0.5), within(1e-5f));
        double energy = Math.hypot(massVis, 50) + met.pt();
        assertThat(value(row, "massTransverseTotal"))
                .isCloseTo((float) Math.sqrt(energy * energy - 45 * 45 - 50 * 50), within(1e-3f));
        assertThat(value(row, "mmcMassOverVis")).isCloseTo((float) (100 / massVis), within(1e-5f));
        // pz is 30 sinh(0.5) - 40 sinh(0.5), seen from the tau, which flies to negative eta.
        double etaVis = -Math.log(Math.hypot(1, 10 * Math.sinh(0.5) / 50) + 10 * Math.sinh(0.5) / 50);
        assertThat(value(row, "etaVisByTau")).isCloseTo((float) -etaVis, within(1e-5f));
        assertThat(value(row, "ptVis")).isCloseTo(50, within(1e-4f));
        assertThat(value(row, "ptVisAlongBisector")).isCloseTo((float) (70 / Math.sqrt(2)), within(1e-4f));
        assertThat(value(row, "metAlongBisector")).isCloseTo((float) (25 / Math.sqrt(2)), within(1e-4f));
        assertThat(value(row, "metOverRootSumEt")).isCloseTo((float) (met.pt() / 20), within(1e-5f));
        assertThat(value(row, "metOverSumPt")).isCloseTo((float) (met.pt() / 180), within(1e-5f));
        assertThat(value(row, "ptHOverSumPt"))
                .isCloseTo((float) (Math.hypot(45, 50) / (180 + met.pt())), within(1e-5f));
        double lepton1 = 2 * 30 * 60 * Math.cosh(0.5);
        double tau1 = 2 * 40 * 60 * (Math.cosh(1.5) + 1);
        double lepton2 = 2 * 30 * 50 * (Math.cosh(1.5) + 1);
        double tau2 = 2 * 40 * 50 * Math.cosh(0.5);
        double jets = 2 * 60 * 50 * Math.cosh(2);
        assertThat(value(row, "massLepJet1")).isCloseTo((float) Math.sqrt(lepton1), within(1e-3f));
        assertThat(value(row, "massTauJet1")).isCloseTo((float) Math.sqrt(tau1), within(1e-3f));
        assertThat(value(row, "massVisJet1"))
                .isCloseTo((float) Math.sqrt(massVis * massVis + lepton1 + tau1), within(1e-3f));
        assertThat(value(row, "absDeltaPhiMetJet1"))
                .isCloseTo((float) (Math.PI / 2 + Math.atan2(10, 15)), within(1e-5f));
        assertThat(value(row, "absDeltaPhiHJet1")).isCloseTo((float) (Math.PI / 2 + Math.atan2(50, 45)), within(1e-5f));
        assertThat(value(row, "absDeltaEtaVisJet1")).isCloseTo((float) (1 - etaVis), within(1e-5f));
        assertThat(value(row, "massLepJet2")).isCloseTo((float) Math.sqrt(lepton2), within(1e-3f));
        assertThat(value(row, "massTauJet2")).isCloseTo((float) Math.sqrt(tau2), within(1e-3f));
        double all = massVis * massVis + lepton1 + tau1 + lepton2 + tau2 + jets;
        assertThat(value(row, "massVisJetJet")).isCloseTo((float) Math.sqrt(all), within(1e-3f));
        assertThat(value(row, "ptJetJet")).isCloseTo((float) Math.hypot(60, 50), within(1e-4f));
        assertThat(value(row, "absDeltaPhiJetJet")).isCloseTo((float) (Math.PI / 2), within(1e-5f));
        double etaJets = Math.log(
                10 * Math.sinh(1) / Math.hypot(60, 50) + Math.hypot(1, 10 * Math.sinh(1) / Math.hypot(60, 50)));
        assertThat(value(row, "absDeltaEtaVisJetJet")).isCloseTo((float) (etaJets - etaVis), within(1e-5f));
        assertThat(value(row, "tauEtaCentrality")).isCloseTo((float) Math.exp(-0.25), within(1e-5f));
    }

    @Test
    void shouldMarkWhatAnEventWithoutJetsLacks() {
        Lepton muon = HiggsSketch.lepton(LeptonFlavour.MUON, 30, 0.5, 0);
        Lepton tau = HiggsSketch.lepton(LeptonFlavour.TAU_HAD, 40, -0.5, 1);
        MissingPt met = new MissingPt(20, 2, Double.NaN);
        float[] row = extract(HiggsSketch.event(muon, tau, met, List.of(), null, Double.NaN, null));
        int first = SET.features().stream().map(Feature::name).toList().indexOf("massLepJet1");
        for (int i = first; i < row.length; i++) {
            assertThat(row[i]).as(SET.features().get(i).name()).isEqualTo(FeatureSet.MISSING);
        }
        assertThat(value(row, "mmcMassOverVis")).isEqualTo(FeatureSet.MISSING);
        assertThat(value(row, "metOverRootSumEt")).isEqualTo(FeatureSet.MISSING);
        assertThat(value(row, "metOverSumPt")).isCloseTo(20f / 70, within(1e-6f));
    }

    @Test
    void shouldKeepItsHashWhenNothingIsChanged() {
        // Published models carry this hash. A changed definition needs a new name, higgs-v3, not a new hash here.
        assertThat(SET.features()).extracting(Feature::name).doesNotHaveDuplicates();
        assertThat(SET.size()).isEqualTo(61);
        assertThat(SET.hash()).isEqualTo("57e401e8fe471b9a8040b04457366889d1195d6974bbdfd2bfab18752267e97a");
    }
}
