package io.dilepton.trainer.physics;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The physics terms of a loss: binary cross-entropy + Σ λ·(mean over the batch of gate(ŷ)·penalty), and a decorrelation. Penalties and the first three
 * names are those of J. Velasco, "Conditional VampPrior β-VAE and physics-informed neural networks for the simulation and detection of the Higgs boson"
 * (2025), equations 5 to 8; the others are what it names as future work.
 *
 * @param form how penalties depend on the probability
 * @param mass λ of (m − 125 GeV)², m the upstream estimate of the ditau mass, per GeV²
 * @param angle λ of (Δφ − π/2)², Δφ from lepton to tau, per rad²
 * @param energy λ of ((pT of tau + pT of lepton) + transverse mass of lepton and missing momentum − sum of transverse energy)², per GeV²
 * @param momentum λ of the squared transverse momentum of tau, lepton, missing momentum and leading jets together, zero where momentum is
 *     conserved, per GeV²
 * @param collinear λ of (m − 125 GeV)², m the mass with neutrinos along the visible products, per GeV²
 * @param decorrelation λ of the squared distance correlation of ŷ and the logarithm of the mass, over background rows
 */
public record PhysicsPlan(
        PhysicsForm form,
        double mass,
        double angle,
        double energy,
        double momentum,
        double collinear,
        double decorrelation) {

    /** Names of the weights, as {@link #hyperparameters} records them. */
    public static final Set<String> LAMBDAS = Set.of(
            "lambdaMass", "lambdaAngle", "lambdaEnergy", "lambdaMomentum", "lambdaCollinear", "lambdaDecorrelation");

    /** No physics terms. */
    public static final PhysicsPlan NONE = new PhysicsPlan(PhysicsForm.NONE, 0, 0, 0, 0, 0, 0);

    /** Checks that every λ is a number that is not negative, and that some is positive where there is a form. */
    public PhysicsPlan {
        double sum = 0;
        for (double lambda : new double[] {mass, angle, energy, momentum, collinear, decorrelation}) {
            if (!(lambda >= 0 && Double.isFinite(lambda))) {
                throw new IllegalArgumentException("a weight of a physics term must not be negative, as is " + lambda);
            }
            sum += lambda;
        }
        if (form == PhysicsForm.NONE && sum > 0) {
            throw new IllegalArgumentException("weights of physics terms need a form: literal or differentiable");
        }
        if (form != PhysicsForm.NONE && sum == 0) {
            throw new IllegalArgumentException("the " + form + " form needs the weight of a physics term above zero");
        }
        if (form == PhysicsForm.LITERAL && decorrelation > 0) {
            throw new IllegalArgumentException("decorrelation needs the differentiable form");
        }
    }

    /**
     * Returns the published three terms, with weights that a search found for the Higgs task on rows that are not held out.
     *
     * @param form how penalties depend on the probability
     * @return the terms; none for {@link PhysicsForm#NONE}
     */
    public static PhysicsPlan published(PhysicsForm form) {
        return form == PhysicsForm.NONE ? NONE : new PhysicsPlan(form, 2e-5, 0.008, 1e-6, 0, 0, 0);
    }

    /**
     * Returns all terms in the differentiable form, with the weights of a search on rows that are not held out: of those whose area under the ROC curve stayed
     * within 0.0005 of the plain network's, the ones that sculpted least. Terms on masses weigh less than in {@link #published}: they carve a peak.
     *
     * @return the terms
     */
    public static PhysicsPlan extended() {
        return new PhysicsPlan(PhysicsForm.DIFFERENTIABLE, 1e-7, 0.003, 3e-6, 8e-8, 7e-8, 0.09);
    }

    /**
     * Tells whether the loss has physics terms.
     *
     * @return false for plain cross-entropy
     */
    public boolean isActive() {
        return form != PhysicsForm.NONE;
    }

    /**
     * Returns the plan as the manifest records it.
     *
     * @return text by name; empty without physics terms
     */
    public Map<String, String> hyperparameters() {
        Map<String, String> map = new TreeMap<>();
        if (isActive()) {
            map.put("physics", form.toString());
            map.put("lambdaMass", Double.toString(mass));
            map.put("lambdaAngle", Double.toString(angle));
            map.put("lambdaEnergy", Double.toString(energy));
            map.put("lambdaMomentum", Double.toString(momentum));
            map.put("lambdaCollinear", Double.toString(collinear));
            map.put("lambdaDecorrelation", Double.toString(decorrelation));
        }
        return map;
    }
}
