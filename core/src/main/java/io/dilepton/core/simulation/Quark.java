package io.dilepton.core.simulation;

import io.dilepton.core.event.ParticleMasses;

/**
 * Quark flavours that annihilate to γ*&#47;Z, with their couplings and their number in the proton.
 *
 * <p>Cross-section dσ/dcosθ ∝ S·(1 + cos²θ) + 2·A·cosθ for massless fermions, θ between quark and negative lepton, with χ1 the interference
 * and χ2 the Z term (PDG 2024, review "Cross-section formulae for specific processes", e⁺e⁻ annihilation, crossed). The denominators
 * have the s-dependent width sΓ/M, the scheme in which the PDG quotes mass and width of the Z (review "Z boson").
 */
enum Quark {
    UP(2.0 / 3, 1, 2),
    DOWN(-1.0 / 3, -1, 1);

    /** Effective leptonic weak mixing angle, sin²θ, of LEP and SLD (Phys. Rept. 427 (2006) 257). */
    private static final double SIN2 = 0.23153;

    private static final double LEPTON_VECTOR = -1 + 4 * SIN2;
    private static final double LEPTON_AXIAL = -1;
    private static final double MIXING = 1 / (16 * SIN2 * (1 - SIN2));
    private static final double Z2 = ParticleMasses.Z * ParticleMasses.Z;
    private static final double RUNNING_WIDTH = ParticleMasses.Z_WIDTH / ParticleMasses.Z;
    private final double charge;
    private final double vector;
    private final double axial;
    private final double valence;

    Quark(double charge, double axial, double valence) {
        this.charge = charge;
        this.vector = axial - 4 * charge * SIN2;
        this.axial = axial;
        this.valence = valence;
    }

    /** Returns S, the symmetric coefficient, at the mass, GeV; the cross-section is S/mass² up to a constant. */
    double symmetric(double mass) {
        double lepton = LEPTON_AXIAL * LEPTON_AXIAL + LEPTON_VECTOR * LEPTON_VECTOR;
        return charge * charge
                - 2 * charge * interference(mass) * LEPTON_VECTOR * vector
                + resonance(mass) * lepton * (axial * axial + vector * vector);
    }

    /** Returns A, the antisymmetric coefficient, at the mass, GeV. */
    double antisymmetric(double mass) {
        double axials = LEPTON_AXIAL * axial;
        return -2 * interference(mass) * axials * charge + 4 * resonance(mass) * axials * LEPTON_VECTOR * vector;
    }

    /**
     * Returns x1·x2·q(x1)·q̄(x2), the term in which the quark comes from the first proton.
     *
     * @param forward densities at x1
     * @param backward densities at x2
     */
    double flux(PartonDensities forward, PartonDensities backward) {
        return (forward.sea() + valence * forward.valence()) * backward.sea();
    }

    private static double interference(double mass) {
        double s = mass * mass;
        return MIXING * s * (s - Z2) / denominator(s);
    }

    private static double resonance(double mass) {
        double s = mass * mass;
        return MIXING * MIXING * s * s / denominator(s);
    }

    private static double denominator(double s) {
        double width = s * RUNNING_WIDTH;
        return (s - Z2) * (s - Z2) + width * width;
    }
}
