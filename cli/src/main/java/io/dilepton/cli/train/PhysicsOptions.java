package io.dilepton.cli.train;

import io.dilepton.trainer.physics.PhysicsForm;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Physics terms of the loss on the command line. */
final class PhysicsOptions {

    @Option(
            names = "--physics",
            paramLabel = "none|literal|differentiable",
            description =
                    "Terms of the loss besides cross-entropy: none; literal, penalties times I(p > 0.5) as published, which train nothing;"
                            + " differentiable, penalties times the probability p. Default: none.")
    private @Nullable PhysicsForm form;

    @Option(
            names = "--lambda-mass",
            paramLabel = "X",
            description = "Weight of (m - 125 GeV)^2, m the upstream estimate of the ditau mass, per GeV^2.")
    private @Nullable Double mass;

    @Option(
            names = "--lambda-angle",
            paramLabel = "X",
            description = "Weight of (dphi - pi/2)^2, dphi between tau and lepton, per rad^2.")
    private @Nullable Double angle;

    @Option(
            names = "--lambda-energy",
            paramLabel = "X",
            description = "Weight of ((ptTau + ptLep) + mT(lep, met) - sumEt)^2, per GeV^2.")
    private @Nullable Double energy;

    @Option(
            names = "--lambda-momentum",
            paramLabel = "X",
            description = "Weight of the squared transverse momentum of everything seen and missing, per GeV^2.")
    private @Nullable Double momentum;

    @Option(
            names = "--lambda-collinear",
            paramLabel = "X",
            description = "Weight of (m - 125 GeV)^2, m the mass with neutrinos along the visible products, per GeV^2.")
    private @Nullable Double collinear;

    @Option(
            names = "--lambda-decorrelation",
            paramLabel = "X",
            description =
                    "Weight of the squared distance correlation of probability and mass over background. Without any of the weights:"
                            + " mass, angle and energy, as found by search.")
    private @Nullable Double decorrelation;

    /** What is given, by the names of {@link io.dilepton.trainer.training.PlanFields}. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new TreeMap<>();
        put(fields, "physics", form);
        put(fields, "lambdaMass", mass);
        put(fields, "lambdaAngle", angle);
        put(fields, "lambdaEnergy", energy);
        put(fields, "lambdaMomentum", momentum);
        put(fields, "lambdaCollinear", collinear);
        put(fields, "lambdaDecorrelation", decorrelation);
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
