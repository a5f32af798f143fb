package io.dilepton.core.simulation;

/**
 * Which jets an event lists, and how many it must have.
 *
 * @param listedPt lowest pt of listed jets, GeV
 * @param listedEta largest |eta| of listed jets, no unit
 * @param countedPt lowest pt of the jets that are counted, GeV
 * @param countedEta largest |eta| of the jets that are counted, no unit
 * @param jets fewest counted jets
 * @param tagged fewest counted jets with a b-tag
 */
public record JetSelection(
        double listedPt, double listedEta, double countedPt, double countedEta, int jets, int tagged) {

    /** Checks the ranges. */
    public JetSelection {
        if (!(listedPt > 0 && countedPt >= listedPt && countedPt < 1000)) {
            throw new IllegalArgumentException(
                    "jets are listed from a positive pt on and counted from at least that, not " + listedPt + " and "
                            + countedPt + " GeV");
        }
        if (!(countedEta > 0 && listedEta >= countedEta && listedEta <= 5)) {
            throw new IllegalArgumentException(
                    "jets are counted up to a positive |eta| and listed up to at least that, at most 5, not "
                            + countedEta + " and " + listedEta);
        }
        if (jets < 0 || jets > 2 || tagged < 0 || tagged > jets) {
            throw new IllegalArgumentException(
                    "0 to 2 jets can be asked for, and as many tags at most, not " + jets + " and " + tagged);
        }
    }
}
