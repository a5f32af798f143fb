package io.dilepton.core.simulation;

import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.ParticleMasses;
import io.dilepton.core.kinematics.DeltaPhi;
import io.dilepton.core.kinematics.FourMomentum;
import java.util.random.RandomGenerator;

/**
 * From a generated lepton to a reconstructed one: final-state radiation, resolution of momentum and direction, charge misidentification.
 * The numbers are those of CMS in 2010 and 2011.
 */
enum DetectorResponse {
    /**
     * Electrons. Energy by the calorimeter: σ/E = 2.8%/√E ⊕ 0.12/E ⊕ constant, the first two as in a test beam (CMS, JINST 3 (2008) S08004). The
     * constant terms, 2% in the barrel and 3.5% in the endcaps, stand for material and calibration (CMS, JINST 8 (2013) P09009, studies both) and
     * give the width of the Z of the public files, with a tail of bremsstrahlung that the clustering misses. Photons within ΔR = 0.1 are part
     * of the electron. The charge is wrong in 0.3% (barrel) and 1.5% (endcaps), which is the size of the same-sign peak at the Z.
     */
    ELECTRON(LeptonFlavour.ELECTRON, 0.003, 0.015, 0.0008) {
        @Override
        double collinearLogarithm(double mass) {
            return 2 * Math.log(1 / CLUSTER_RADIUS);
        }

        @Override
        double efficiency(double eta) {
            double distance = Math.abs(eta);
            return distance > GAP_START && distance < GAP_END ? GAP_EFFICIENCY : 1;
        }

        @Override
        double resolution(double pt, double eta) {
            double e = pt * Math.cosh(eta);
            double constant = Math.abs(eta) < BARREL_END ? 0.02 : 0.035;
            return Math.sqrt(0.028 * 0.028 / e + 0.12 * 0.12 / (e * e) + constant * constant);
        }

        @Override
        double detectorLoss(RandomGenerator random) {
            return random.nextDouble() < LOSS_SHARE ? LOSS_MEAN * random.nextExponential() : 0;
        }
    },
    /**
     * Muons. Momentum by curvature: σ/pt = multiple scattering, 1.3% at eta 0 and 3% at |eta| 2.4, ⊕ 1e-4·pt/GeV: 1.3–2% in the barrel and below
     * 6% in the endcaps for 20–100 GeV, below 10% at 1 TeV (CMS, JINST 7 (2012) P10002). Radiated photons are lost.
     */
    MUON(LeptonFlavour.MUON, 0.0001, 0.0003, 0.0004) {
        @Override
        double collinearLogarithm(double mass) {
            return 2 * Math.log(mass / ParticleMasses.MUON) - 1;
        }

        @Override
        double resolution(double pt, double eta) {
            double scattering = 0.013 + 0.003 * eta * eta;
            double curvature = 1e-4 * pt;
            return Math.sqrt(scattering * scattering + curvature * curvature);
        }

        @Override
        double detectorLoss(RandomGenerator random) {
            return 0;
        }
    };

    /** |eta| of the end of the electromagnetic barrel. */
    static final double BARREL_END = 1.479;

    /** Bound of what the angular resolution adds to eta; beyond ten standard deviations. */
    static final double LARGEST_DEFLECTION = 0.01;

    /** |eta| between which cables and cooling leave the calorimeter. */
    private static final double GAP_START = 1.4442;

    private static final double GAP_END = 1.566;
    private static final double GAP_EFFICIENCY = 0.5;
    private static final double CLUSTER_RADIUS = 0.1;
    private static final double LOSS_SHARE = 0.15;
    private static final double LOSS_MEAN = 0.04;
    private static final double ALPHA = 1 / 137.036;

    /** Lowest share of the energy that a photon takes to be simulated. */
    private static final double SOFTEST_PHOTON = 0.005;

    private final LeptonFlavour flavour;
    private final double flipBarrel;
    private final double flipEndcap;
    private final double angle;

    DetectorResponse(LeptonFlavour flavour, double flipBarrel, double flipEndcap, double angle) {
        this.flavour = flavour;
        this.flipBarrel = flipBarrel;
        this.flipEndcap = flipEndcap;
        this.angle = angle;
    }

    static DetectorResponse of(LeptonFlavour flavour) {
        return flavour == LeptonFlavour.MUON ? MUON : ELECTRON;
    }

    /** Returns the probability that a lepton is found at a pseudorapidity, relative to the best regions. */
    double efficiency(double eta) {
        return 1;
    }

    /** Returns ln of the largest over the smallest squared angle at which a photon is emitted and lost. */
    abstract double collinearLogarithm(double mass);

    /** Returns σ(pt)/pt. */
    abstract double resolution(double pt, double eta);

    /** Draws the share of the energy that the detector misses. */
    abstract double detectorLoss(RandomGenerator random);

    /**
     * Reconstructs a lepton.
     *
     * @param lepton generated momentum
     * @param charge generated charge
     * @param pairMass generated mass of the pair, GeV, the scale of the radiation
     * @param random source of randomness
     * @return the reconstructed lepton
     */
    Lepton reconstruct(FourMomentum lepton, int charge, double pairMass, RandomGenerator random) {
        double trueEta = lepton.eta();
        double kept = (1 - radiated(pairMass, random)) * (1 - Math.min(0.9, detectorLoss(random)));
        double pt = lepton.pt() * kept;
        double smeared = pt * Math.max(0.1, 1 + resolution(pt, trueEta) * random.nextGaussian());
        double flip = Math.abs(trueEta) < BARREL_END ? flipBarrel : flipEndcap;
        return new Lepton(
                flavour,
                random.nextDouble() < flip ? -charge : charge,
                smeared,
                trueEta + angle * random.nextGaussian(),
                DeltaPhi.wrap(lepton.phi() + angle * random.nextGaussian()),
                flavour.mass());
    }

    /**
     * Draws the share x of the energy that goes into one collinear photon: α/2π·L·(1 + (1−x)²)/x (V. N. Gribov and L. N. Lipatov, Sov. J.
     * Nucl. Phys. 15 (1972) 438).
     */
    private double radiated(double mass, RandomGenerator random) {
        double span = Math.log(1 / SOFTEST_PHOTON);
        double probability = ALPHA / Math.PI * collinearLogarithm(mass) * span;
        if (random.nextDouble() >= probability) {
            return 0;
        }
        double x = Math.exp(-span * random.nextDouble());
        return 2 * random.nextDouble() < 1 + (1 - x) * (1 - x) ? x : 0;
    }
}
