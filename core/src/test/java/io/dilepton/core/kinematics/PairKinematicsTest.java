package io.dilepton.core.kinematics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.dilepton.core.event.Jet;
import io.dilepton.core.event.JetSummary;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.MissingPt;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairKinematicsTest {

    @Test
    void shouldAgreeWithFourVectorsWhenPairsAreOrdinary() {
        RandomPairs pair = new RandomPairs(21);
        int compared = 0;
        while (compared < 1_000) {
            pair.next();
            if (DeltaR.of(pair.eta1, pair.phi1, pair.eta2, pair.phi2) < 0.1 || Math.abs(pair.eta1) > 3) {
                continue;
            }
            compared++;
            PairKinematics kinematics = PairKinematics.of(
                    muon(-1, pair.pt1, pair.eta1, pair.phi1), muon(1, pair.pt2, pair.eta2, pair.phi2));
            FourMomentum sum = FourMomentum.ofPtEtaPhiMass(pair.pt1, pair.eta1, pair.phi1, MUON)
                    .plus(FourMomentum.ofPtEtaPhiMass(pair.pt2, pair.eta2, pair.phi2, MUON));
            assertThat(kinematics.pt()).as("%s", pair).isCloseTo(sum.pt(), withinPercentage(1e-9));
            assertThat(kinematics.eta()).as("%s", pair).isCloseTo(sum.eta(), within(1e-9));
            assertThat(kinematics.rapidity()).as("%s", pair).isCloseTo(sum.rapidity(), within(1e-6));
            assertThat(DeltaPhi.of(kinematics.phi(), sum.phi())).as("%s", pair).isCloseTo(0, within(1e-12));
            assertThat(PairPt.of(pair.pt1, pair.phi1, pair.pt2, pair.phi2))
                    .isCloseTo(HighPrecision.pairPt(pair.pt1, pair.phi1, pair.pt2, pair.phi2), withinPercentage(1e-11));
        }
    }

    @Test
    void shouldGiveHandWorkedValuesWhenThePairIsSymmetric() {
        PairKinematics pair = PairKinematics.of(electron(-1, 40, 1, 0.5), electron(1, 40, -1, 0.5));

        assertThat(pair.mass()).isCloseTo(80 * Math.sinh(1), withinPercentage(1e-6));
        assertThat(pair.pt()).isCloseTo(80, within(1e-12));
        assertThat(pair.eta()).isZero();
        assertThat(pair.rapidity()).isCloseTo(0, within(1e-15));
        assertThat(pair.phi()).isCloseTo(0.5, within(1e-15));
        assertThat(pair.charge()).isZero();
        assertThat(pair.deltaEta()).isEqualTo(2);
        assertThat(pair.deltaPhi()).isZero();
        assertThat(pair.deltaR()).isEqualTo(2);
        assertThat(pair.openingAngle()).isCloseTo(2 * Math.atan(Math.sinh(1)), within(1e-15));
    }

    @Test
    void shouldHaveNoCosThetaStarWhenChargesAreNotOpposite() {
        assertThat(PairKinematics.of(muon(1, 10, 0, 0), muon(1, 10, 1, 3)).cosThetaStar())
                .isNaN();
        assertThat(PairKinematics.of(muon(0, 10, 0, 0), muon(1, 10, 1, 3)).cosThetaStar())
                .isNaN();
        assertThat(PairKinematics.of(muon(1, 10, 0, 0), muon(1, 10, 1, 3)).charge())
                .isEqualTo(2);
        assertThat(PairKinematics.of(muon(-1, 10, 0, 0), muon(1, 10, 1, 3)).cosThetaStar())
                .isFinite();
    }

    @Test
    void shouldNotDependOnTheOrderWhenCosThetaStarIsTaken() {
        Lepton minus = muon(-1, 31, 0.7, 0.1);
        Lepton plus = muon(1, 44, -1.2, 2.8);
        assertThat(PairKinematics.of(minus, plus).cosThetaStar())
                .isEqualTo(PairKinematics.of(plus, minus).cosThetaStar());
    }

    @Test
    void shouldStayFiniteWhenLeptonsAreAtTheEdges() {
        for (double pt : new double[] {1e-6, 1e6}) {
            for (double eta : new double[] {-10, 10}) {
                for (double phi : new double[] {-Math.PI, Math.PI}) {
                    PairKinematics pair = PairKinematics.of(muon(-1, pt, eta, phi), muon(1, 1, -eta, 0));
                    assertThat(pair.mass()).isFinite().isPositive();
                    assertThat(pair.rapidity()).isFinite();
                    assertThat(pair.eta()).isFinite();
                    assertThat(pair.cosThetaStar()).isBetween(-1.0, 1.0);
                }
            }
        }
    }

    @Test
    void shouldTakeTransverseMassesWhenThereIsMissingMomentum() {
        // Back to back, 40 GeV each: mT = √(2·40·40·2) = 80; along each other: 0.
        MissingPtKinematics observables = MissingPtKinematics.of(
                muon(-1, 40, 2, 0), muon(1, 30, -1, -Math.PI), new MissingPt(40, -Math.PI, Double.NaN));
        assertThat(observables.transverseMass1()).isCloseTo(80, within(1e-13));
        assertThat(observables.transverseMass2()).isZero();
        assertThat(observables.systemPt()).isCloseTo(30, within(1e-13));
        // 1 − cos Δφ at 1e-9 rad is 5e-19, below the last digit of 1: the plain form gives 0.
        assertThat(TransverseMass.leptonMet(50, 1e-9, 50, 0)).isCloseTo(5e-8, withinPercentage(1e-10));
    }

    @Test
    void shouldTakeTheSummaryWhenTheListOfJetsIsNotComplete() {
        Jet leading = new Jet(60, 2, 1, Double.NaN);
        Jet subleading = new Jet(40, -1.5, -1, Double.NaN);
        JetKinematics listed = JetKinematics.of(List.of(leading, subleading), null);
        assertThat(listed.count()).isEqualTo(2);
        assertThat(listed.sumPt()).isEqualTo(100);
        assertThat(listed.dijetDeltaEta()).isEqualTo(3.5);
        assertThat(listed.dijetMass())
                .isCloseTo(Math.sqrt(2 * 60 * 40 * (Math.cosh(3.5) - Math.cos(2))), withinPercentage(1e-12));

        JetKinematics summarised = JetKinematics.of(List.of(leading), new JetSummary(3, 170));
        assertThat(summarised.count()).isEqualTo(3);
        assertThat(summarised.sumPt()).isEqualTo(170);
        assertThat(summarised.dijetMass()).isNaN();
        assertThat(summarised.dijetDeltaEta()).isNaN();
    }

    private static final double MUON = LeptonFlavour.MUON.mass();

    private static Lepton muon(int charge, double pt, double eta, double phi) {
        return new Lepton(LeptonFlavour.MUON, charge, pt, eta, phi, MUON);
    }

    private static Lepton electron(int charge, double pt, double eta, double phi) {
        return new Lepton(LeptonFlavour.ELECTRON, charge, pt, eta, phi, LeptonFlavour.ELECTRON.mass());
    }
}
