package io.dilepton.trainer.card;

import io.dilepton.core.features.ZWindow;
import io.dilepton.trainer.Task;
import java.util.List;

/**
 * What a card says about its task.
 *
 * @param purpose what the model tells
 * @param limits what it does not tell
 * @param mass which mass is looked at
 * @param marks masses to mark, GeV
 */
record TaskText(String purpose, List<String> limits, String mass, List<Double> marks) {

    static TaskText of(Task task) {
        return switch (task) {
            case Z_CANDIDATE ->
                new TaskText(
                        "The probability that a pair of electrons or muons is a Z candidate: that its reconstructed"
                                + " mass lies between 80 and 100 GeV. The mass is no input; the network finds it in"
                                + " momenta and angles.",
                        List.of(
                                "The label is a mass window, not truth: signal includes the continuum inside of the"
                                        + " window, and a Z boson reconstructed outside of it counts as background.",
                                "Because the label is made from the mass, the model is meant to sculpt the mass"
                                        + " spectrum: what it selects peaks at the Z whatever the process, and proves no"
                                        + " peak.",
                                "Energy scale and resolution are those of the training data; other detectors or"
                                        + " calibrations move the edges of the window."),
                        "invariant mass m(ℓℓ)",
                        List.of(ZWindow.LOWER, ZWindow.UPPER));
            case DECAY_CHANNEL ->
                new TaskText(
                        "The probability that a Z candidate decayed to two electrons rather than two muons, from"
                                + " kinematics alone.",
                        List.of(
                                "Lepton universality gives both channels the same kinematics: what tells them apart is"
                                        + " acceptance, selection and radiation in the detector, and differs elsewhere.",
                                "The two classes come from different files. Identifiers are no features, since how the"
                                        + " files were selected leaks through them; other traces of the selection may"
                                        + " remain.",
                                "Class shares are those of the files, not of nature."),
                        "invariant mass m(ℓℓ)",
                        List.of());
            case HIGGS ->
                new TaskText(
                        "The probability that an event with one electron or muon, one hadronic tau and missing"
                                + " transverse momentum is a Higgs boson decaying to two taus, against Z → ττ, top pairs"
                                + " and W with jets.",
                        List.of(
                                "Trained and validated on simulation alone, that of the ATLAS challenge of 2014;"
                                        + " nothing here says how it does on recorded collisions.",
                                "Class shares in the sample are not those of nature: the calibration holds for the"
                                        + " sample's mix. The significance (AMS) uses the event weights, which stand for"
                                        + " the expected mix.",
                                "The estimate of the ditau mass is an input, so that a cut on the score sculpts the"
                                        + " background towards the Higgs mass; see the report of mass sculpting."),
                        "ditau mass estimate m(ττ)",
                        List.of(125.0));
        };
    }
}
