package io.dilepton.cli.train;

import io.dilepton.cli.CommandFailure;
import io.dilepton.trainer.physics.PhysicsForm;
import io.dilepton.trainer.physics.PhysicsPlan;
import io.dilepton.trainer.training.TrainingPlan;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Physics terms of the loss on the command line. */
final class PhysicsOptions {

    @Option(
            names = "--physics",
            paramLabel = "none|literal|differentiable",
            defaultValue = "NONE",
            description =
                    "Terms of the loss besides cross-entropy: none; literal, penalties times I(p > 0.5) as published, which train nothing;"
                            + " differentiable, penalties times the probability p. Default: none.")
    private PhysicsForm form = PhysicsForm.NONE;

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

    /** Adds the terms to a plan. */
    TrainingPlan of(TrainingPlan plan) {
        boolean isGiven = Stream.of(mass, angle, energy, momentum, collinear, decorrelation)
                .anyMatch(Objects::nonNull);
        if (form != PhysicsForm.NONE && !isGiven) {
            return plan.withPhysics(PhysicsPlan.published(form));
        }
        try {
            return plan.withPhysics(new PhysicsPlan(
                    form,
                    orZero(mass),
                    orZero(angle),
                    orZero(energy),
                    orZero(momentum),
                    orZero(collinear),
                    orZero(decorrelation)));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private static double orZero(@Nullable Double lambda) {
        return lambda == null ? 0 : lambda;
    }
}
