package io.dilepton.core.event;

/** Flavour of a reconstructed charged lepton. */
public enum LeptonFlavour {
    /** An electron or positron. */
    ELECTRON(ParticleMasses.ELECTRON),
    /** A muon or antimuon. */
    MUON(ParticleMasses.MUON),
    /** A hadronically decaying tau. */
    TAU_HAD(ParticleMasses.TAU);

    private final double mass;

    LeptonFlavour(double mass) {
        this.mass = mass;
    }

    /**
     * Returns the mass of the particle.
     *
     * @return mass of the Particle Data Group, GeV
     */
    public double mass() {
        return mass;
    }
}
