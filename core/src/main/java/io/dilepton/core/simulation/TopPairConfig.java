package io.dilepton.core.simulation;

/**
 * What to simulate of pp → tt̄ → b ℓ ν b̄ ℓ ν.
 *
 * @param collisionEnergy √s of the proton–proton collisions, GeV
 * @param leptons what it takes of the leptons
 * @param massMin lowest mass of the lepton pair, GeV
 * @param rejectZ whether pairs of one flavour are kept out that look like a Z: mass of 76–106 GeV, or missing momentum below 40 GeV
 * @param jets what it takes of the jets
 */
public record TopPairConfig(
        double collisionEnergy, Selection leptons, double massMin, boolean rejectZ, JetSelection jets) {

    /** √s of the LHC from 2015 to 2018, GeV. */
    public static final double LHC_2015 = 13_000;

    /** Checks the ranges. */
    public TopPairConfig {
        if (!(collisionEnergy >= 2000 && collisionEnergy <= 200_000)) {
            throw new IllegalArgumentException(
                    "the collision energy must lie in 2,000 to 200,000 GeV, not " + collisionEnergy);
        }
        if (!(massMin >= 0 && massMin < 1000)) {
            throw new IllegalArgumentException(
                    "the lowest mass of the lepton pair must lie in 0 to 1,000 GeV, not " + massMin);
        }
    }

    /**
     * Two leptons of opposite charge above 25 GeV and at least one b-tagged jet above 30 GeV at 13 TeV, jets listed above 20 GeV up to |eta| 4.5: the selection of
     * T. Lebese and X. Ruan (Int. J. Mod. Phys. A, "The use of Generative Adversarial Networks to characterise new physics in multi-lepton final states at the LHC").
     *
     * @return the configuration
     */
    public static TopPairConfig multilepton() {
        return new TopPairConfig(
                LHC_2015, new Selection(25, 25, 0, 2.5), 10, false, new JetSelection(20, 4.5, 30, 2.5, 1, 1));
    }

    /**
     * The selection of the public Delphes sample that comes with github.com/JeewonHeo/SAJA-Dilepton, as its events show it: leptons above 20 GeV, mass above
     * 20 GeV, nothing like a Z, at least two jets above 30 GeV.
     *
     * @return the configuration
     */
    public static TopPairConfig delphes() {
        return new TopPairConfig(
                LHC_2015, new Selection(20, 20, 0, 2.4), 20, true, new JetSelection(30, 2.4, 30, 2.4, 2, 0));
    }
}
