package io.dilepton.core.kinematics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.core.GzipTable;
import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.EventId;
import io.dilepton.core.event.Jet;
import io.dilepton.core.event.JetSummary;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.event.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every row of the ATLAS challenge: derived columns recomputed from the primary ones. Both are printed to 3 decimals, so each row has its
 * own tolerance: half a last digit of the result, plus what half a last digit of each input does to it (to first order, and 5% for the
 * rest).
 */
class HiggsObservablesRealDataTest {

    private static final double HALF_DIGIT = 5e-4;
    private static final double UNDEFINED = -999;
    private static final String[] INPUTS = {
        "PRI_lep_pt",
        "PRI_lep_eta",
        "PRI_lep_phi",
        "PRI_tau_pt",
        "PRI_tau_eta",
        "PRI_tau_phi",
        "PRI_met",
        "PRI_met_phi",
        "PRI_jet_leading_pt",
        "PRI_jet_leading_eta",
        "PRI_jet_leading_phi",
        "PRI_jet_subleading_pt",
        "PRI_jet_subleading_eta",
        "PRI_jet_subleading_phi",
        "PRI_jet_all_pt"
    };
    private static final String[] OUTPUTS = {
        "DER_deltar_tau_lep",
        "DER_mass_vis",
        "DER_mass_transverse_met_lep",
        "DER_pt_h",
        "DER_pt_tot",
        "DER_sum_pt",
        "DER_pt_ratio_lep_tau",
        "DER_met_phi_centrality",
        "DER_lep_eta_centrality",
        "DER_deltaeta_jet_jet",
        "DER_mass_jet_jet",
        "DER_prodeta_jet_jet"
    };
    private static final int MASS_VIS = 1;
    private static final int MET_PHI_CENTRALITY = 7;
    private static final int MASS_JET_JET = 10;

    @Test
    void shouldReproduceEveryDerivedColumnWhenRecomputedFromThePrimaryOnes() {
        GzipTable table = GzipTable.read("higgs_ml_challenge_atlas2014.csv.gz");
        int[] wrong = new int[OUTPUTS.length];
        List<Double> dijetExcess = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            double[] inputs = numbers(table, row, INPUTS);
            int jets = (int) table.number(row, "PRI_jet_num");
            double[] published = numbers(table, row, OUTPUTS);
            double[] recomputed = observables(inputs, jets);
            double[] tolerances = tolerances(inputs, jets, recomputed);
            for (int k = 0; k < OUTPUTS.length; k++) {
                assertThat(Double.isNaN(recomputed[k]))
                        .as("%s undefined in row %d", OUTPUTS[k], row)
                        .isEqualTo(published[k] == UNDEFINED);
                if (!Double.isNaN(recomputed[k]) && !agrees(k, published[k], recomputed[k], tolerances[k], inputs)) {
                    wrong[k]++;
                }
            }
            if (jets >= 2) {
                dijetExcess.add(published[MASS_JET_JET] / recomputed[MASS_JET_JET] - 1);
            }
        }
        assertThat(wrong)
                .as("rows out of tolerance by column of %s", Arrays.toString(OUTPUTS))
                .containsOnly(0);

        // The source knows the masses of its jets and prints only pt, eta, phi: massless jets give the lower edge of
        // the dijet mass.
        dijetExcess.sort(null);
        assertThat(dijetExcess.get(dijetExcess.size() / 2)).isLessThan(0.01);
        assertThat(dijetExcess.get(dijetExcess.size() * 9 / 10)).isLessThan(0.05);
        assertThat(dijetExcess.get(dijetExcess.size() - 1)).isLessThan(0.5);
    }

    private static boolean agrees(int k, double published, double recomputed, double tolerance, double[] inputs) {
        double difference = published - recomputed;
        return switch (k) {
            // The visible mass of a hadronic tau lies between 0 and the tau mass; the source does not print it.
            case MASS_VIS -> difference > -tolerance && published < withTauMass(inputs) + tolerance;
            case MASS_JET_JET -> difference > -tolerance;
            // Where lepton and tau are back to back within the digits printed, so is the sign of the sine, and with it
            // the result's.
            case MET_PHI_CENTRALITY ->
                Math.abs(difference) < tolerance
                        || (Math.abs(Math.sin(inputs[5] - inputs[2])) < 2 * HALF_DIGIT
                                && Math.abs(published + recomputed) < tolerance);
            default -> Math.abs(difference) < tolerance;
        };
    }

    private static double withTauMass(double[] x) {
        return PairMass.of(x[0], x[1], x[2], 0, x[3], x[4], x[5], LeptonFlavour.TAU_HAD.mass());
    }

    private static double[] tolerances(double[] inputs, int jets, double[] base) {
        double[] sum = new double[base.length];
        for (int i = 0; i < inputs.length; i++) {
            double[] shifted = inputs.clone();
            shifted[i] += HALF_DIGIT;
            double[] moved = observables(shifted, jets);
            for (int k = 0; k < base.length; k++) {
                sum[k] += Math.abs(moved[k] - base[k]);
            }
        }
        return Arrays.stream(sum).map(shift -> 1.01 * HALF_DIGIT + 1.05 * shift).toArray();
    }

    private static double[] observables(double[] x, int jetCount) {
        List<Jet> jets = new ArrayList<>();
        for (int i = 0; i < Math.min(2, jetCount); i++) {
            jets.add(new Jet(x[8 + 3 * i], x[9 + 3 * i], DeltaPhi.wrap(x[10 + 3 * i]), Double.NaN));
        }
        CollisionEvent event = new CollisionEvent(
                new EventId(0, 0, 0),
                Instant.EPOCH,
                Origin.SIMULATION,
                null,
                null,
                new Lepton(LeptonFlavour.TAU_HAD, 0, x[3], x[4], DeltaPhi.wrap(x[5]), LeptonFlavour.TAU_HAD.mass()),
                new Lepton(LeptonFlavour.MUON, 0, x[0], x[1], DeltaPhi.wrap(x[2]), LeptonFlavour.MUON.mass()),
                new MissingPt(x[6], DeltaPhi.wrap(x[7]), Double.NaN),
                jets,
                new JetSummary(jetCount, jetCount == 0 ? 0 : x[14]),
                Double.NaN,
                null);
        HiggsObservables o = HiggsObservables.of(event);
        return new double[] {
            o.deltarTauLep(),
            o.massVis(),
            o.massTransverseMetLep(),
            o.ptH(),
            o.ptTot(),
            o.sumPt(),
            o.ptRatioLepTau(),
            o.metPhiCentrality(),
            o.lepEtaCentrality(),
            o.deltaetaJetJet(),
            o.massJetJet(),
            o.prodetaJetJet()
        };
    }

    private static double[] numbers(GzipTable table, int row, String[] columns) {
        return Arrays.stream(columns)
                .mapToDouble(column -> table.number(row, column))
                .toArray();
    }
}
