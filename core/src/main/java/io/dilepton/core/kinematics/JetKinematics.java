package io.dilepton.core.kinematics;

import io.dilepton.core.event.Jet;
import io.dilepton.core.event.JetSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Observables of the jets of an event.
 *
 * @param count number of jets, no unit
 * @param sumPt scalar sum of the transverse momenta of all jets, GeV; NaN where the source counts jets that it does not list
 * @param dijetMass invariant mass of the two leading jets taken as massless, GeV; NaN with fewer than two jets
 * @param dijetDeltaEta absolute difference of pseudorapidity of the two leading jets, no unit; NaN with fewer than two jets
 */
public record JetKinematics(int count, double sumPt, double dijetMass, double dijetDeltaEta) {

    /**
     * Computes the observables.
     *
     * @param jets listed jets by falling pt
     * @param summary counts where the list is not complete; null where it is
     * @return the observables
     */
    public static JetKinematics of(List<Jet> jets, @Nullable JetSummary summary) {
        int count = count(jets, summary);
        double sumPt = sumPt(jets, summary);
        if (jets.size() < 2) {
            return new JetKinematics(count, sumPt, Double.NaN, Double.NaN);
        }
        Jet leading = jets.get(0);
        Jet subleading = jets.get(1);
        double mass = PairMass.of(
                leading.pt(), leading.eta(), leading.phi(), 0, subleading.pt(), subleading.eta(), subleading.phi(), 0);
        return new JetKinematics(count, sumPt, mass, Math.abs(DeltaEta.of(leading.eta(), subleading.eta())));
    }

    /**
     * Counts the jets. Allocates nothing.
     *
     * @param jets listed jets
     * @param summary counts where the list is not complete; null where it is
     * @return number of jets, listed or not
     */
    public static int count(List<Jet> jets, @Nullable JetSummary summary) {
        return summary == null ? jets.size() : summary.count();
    }

    /**
     * Adds up the transverse momenta of the jets. Allocates nothing.
     *
     * @param jets listed jets
     * @param summary counts where the list is not complete; null where it is
     * @return scalar sum over all jets, listed or not, GeV; NaN where the source counts jets that it does not list, and gives no sum
     */
    public static double sumPt(List<Jet> jets, @Nullable JetSummary summary) {
        if (summary != null) {
            return summary.sumPt();
        }
        double sum = 0;
        for (int i = 0; i < jets.size(); i++) {
            sum += jets.get(i).pt();
        }
        return sum;
    }
}
