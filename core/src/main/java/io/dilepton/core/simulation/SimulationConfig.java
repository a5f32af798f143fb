package io.dilepton.core.simulation;

import io.dilepton.core.event.LeptonFlavour;

/**
 * What to simulate.
 *
 * @param channel flavour of the pairs
 * @param massMin lowest reconstructed mass that is kept, GeV, at least 1
 * @param massMax highest reconstructed mass that is kept, GeV
 * @param collisionEnergy √s of the proton–proton collisions, GeV
 * @param electronSelection what it takes for an electron pair to be recorded
 * @param muonSelection what it takes for a muon pair to be recorded
 * @param electronBackground background of the electron pairs
 * @param muonBackground background of the muon pairs
 */
public record SimulationConfig(
        Channel channel,
        double massMin,
        double massMax,
        double collisionEnergy,
        Selection electronSelection,
        Selection muonSelection,
        Background electronBackground,
        Background muonBackground) {

    /** √s of the LHC in 2010 and 2011, GeV. */
    public static final double LHC_2011 = 7000;

    /** Checks the ranges. */
    public SimulationConfig {
        if (!(massMin >= 1 && massMax > massMin && massMax < collisionEnergy / 4)) {
            throw new IllegalArgumentException("the mass range must rise from at least 1 GeV to below a quarter of "
                    + collisionEnergy + " GeV, not " + massMin + " to " + massMax + " GeV");
        }
    }

    /**
     * Z candidates, 60–120 GeV, as in the CMS records of 2011 (CERN Open Data record 545 and its children 5207 and 5208): electrons above
     * 25 GeV with a loose identification, of which many are fakes; muons of the double-muon trigger, nearly pure.
     *
     * @param channel flavour of the pairs
     * @return the configuration
     */
    public static SimulationConfig zPeak(Channel channel) {
        return new SimulationConfig(
                channel,
                60,
                120,
                LHC_2011,
                new Selection(25, 25, 0, 2.5),
                new Selection(13, 8, 0.1, 2.4),
                new Background(0.44, 0.5, 1.8, 1.8, 0.1, 1.3),
                new Background(0.065, 0.5, 3, 1.6, 0.2, 1));
    }

    /**
     * Pairs of any mass from 2 to 110 GeV, as in the CMS dielectron record of 2010 (CERN Open Data record 304): a photon trigger of about 12
     * GeV and a second electron down to 2 GeV, so that nine pairs in ten are fakes.
     *
     * @param channel flavour of the pairs
     * @return the configuration
     */
    public static SimulationConfig inclusive(Channel channel) {
        Selection selection = new Selection(13, 2, 0.06, 2.5);
        Background background = new Background(0.88, 0.51, 2.4, 1.4, 0.5, 2.6);
        return new SimulationConfig(channel, 2, 110, LHC_2011, selection, selection, background, background);
    }

    Selection selection(LeptonFlavour flavour) {
        return flavour == LeptonFlavour.MUON ? muonSelection : electronSelection;
    }

    Background background(LeptonFlavour flavour) {
        return flavour == LeptonFlavour.MUON ? muonBackground : electronBackground;
    }
}
