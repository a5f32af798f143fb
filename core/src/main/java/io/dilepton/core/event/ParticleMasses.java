package io.dilepton.core.event;

/**
 * Masses and widths in GeV, from the Review of Particle Physics 2024 (S. Navas et al., Phys. Rev. D 110, 030001): the versioned data
 * that the rest of the code refers to.
 */
public final class ParticleMasses {

    /** Edition of the review that the numbers are from. */
    public static final String EDITION = "PDG 2024";

    /** Electron mass, GeV. */
    public static final double ELECTRON = 0.51099895e-3;

    /** Muon mass, GeV. */
    public static final double MUON = 0.1056583755;

    /** Tau mass, GeV. */
    public static final double TAU = 1.77693;

    /** Z boson mass, GeV. */
    public static final double Z = 91.1880;

    /** Uncertainty of the {@link #Z} mass, GeV. */
    public static final double Z_ERROR = 0.0020;

    /** Z boson full width, GeV. */
    public static final double Z_WIDTH = 2.4955;

    /** Uncertainty of {@link #Z_WIDTH}, GeV. */
    public static final double Z_WIDTH_ERROR = 0.0023;

    /** Higgs boson mass, GeV. */
    public static final double HIGGS = 125.20;

    /** W boson mass, GeV. */
    public static final double W = 80.3692;

    /** W boson full width, GeV. */
    public static final double W_WIDTH = 2.085;

    /** Top quark mass from direct measurements, GeV. */
    public static final double TOP = 172.57;

    /** Top quark width, GeV. */
    public static final double TOP_WIDTH = 1.42;

    /** Bottom quark mass in the MS-bar scheme at its own scale, GeV. */
    public static final double BOTTOM = 4.183;

    private ParticleMasses() {}
}
