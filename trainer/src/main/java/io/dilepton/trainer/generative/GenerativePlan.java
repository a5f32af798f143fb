package io.dilepton.trainer.generative;

import io.dilepton.trainer.training.RateSchedule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Hyperparameters of an adversarial training.
 *
 * @param method what is played for
 * @param scaling how columns are scaled
 * @param latent number of normal numbers that an event is made of; at least the columns
 * @param generator widths of the generator's hidden layers, Swish behind each
 * @param critic widths of the critic's hidden layers, LeakyReLU behind each; of an autoencoder those to its middle
 * @param criticSteps steps of the critic for one of the generator, at least 1
 * @param batch rows of a step
 * @param generatorRate highest learning rate of the generator
 * @param criticRate highest learning rate of the critic
 * @param beta1 decay of Adam's mean of the gradient
 * @param beta2 decay of Adam's mean of its square
 * @param schedule how the rates go
 * @param penalty factor of the gradient penalty
 * @param clip largest weight of a clipped critic; margin of the energy
 * @param averaging decay of the average of the generator's weights over the steps, in [0, 1); 0 for none
 * @param steps steps of the generator
 * @param checkEvery steps from one validation to the next
 * @param seed seed of weights, rows and latent numbers
 */
public record GenerativePlan(
        Method method,
        Scaling scaling,
        int latent,
        List<Integer> generator,
        List<Integer> critic,
        int criticSteps,
        int batch,
        double generatorRate,
        double criticRate,
        double beta1,
        double beta2,
        RateSchedule schedule,
        double penalty,
        double clip,
        double averaging,
        int steps,
        int checkEvery,
        long seed) {

    /** How columns are scaled. */
    public enum Scaling {
        /** To normal distributions; the network adds to a Gaussian copula of the training rows. */
        NORMAL,
        /** To [0, 1], with a sigmoid at the end of the network. */
        UNIT,
        /** The same after the highest tenth of every column was put at the lowest of them: the published treatment of tails. */
        UNIT_CUT
    }

    /** Steps of the default: validation finds nothing better later. */
    public static final int STEPS = 3000;

    /** Largest weight of a clipped critic: inside of the range that the study tried. */
    private static final double CLIP = 0.01;

    /** Share that {@link Scaling#UNIT_CUT} cuts. */
    static final double CUT = 0.1;

    /** Checks the ranges. */
    public GenerativePlan {
        generator = List.copyOf(generator);
        critic = List.copyOf(critic);
        require(latent >= 1 && latent <= 1024, "latent must lie in [1, 1024], not " + latent);
        require(criticSteps >= 1 && criticSteps <= 100, "critic steps must lie in [1, 100], not " + criticSteps);
        require(batch >= 2 && batch <= 1 << 16, "batch must lie in [2, 65536], not " + batch);
        require(generatorRate > 0 && criticRate > 0, "learning rates must be positive");
        require(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1, "Adam's betas must lie in [0, 1)");
        require(penalty >= 0 && clip > 0, "penalty must not be negative, clip must be positive");
        require(averaging >= 0 && averaging < 1, "averaging must lie in [0, 1), not " + averaging);
        require(steps >= 1 && checkEvery >= 1, "steps must be positive, not " + steps + " and " + checkEvery);
        require(!critic.isEmpty() && !generator.isEmpty(), "both networks need hidden layers");
    }

    /**
     * The default: a small WGAN-GP that refines a Gaussian copula.
     *
     * @param columns columns of a row
     * @param seed seed of everything random
     * @return the plan
     */
    public static GenerativePlan refined(int columns, long seed) {
        return new GenerativePlan(
                Method.WGAN_GP,
                Scaling.NORMAL,
                columns + 8,
                List.of(64, 64, 64),
                List.of(96, 96, 96),
                3,
                512,
                4e-4,
                8e-4,
                0.5,
                0.9,
                new RateSchedule.Cosine(),
                10,
                CLIP,
                0.998,
                STEPS,
                STEPS / 20,
                seed);
    }

    /**
     * The settings of T. Lebese and X. Ruan, sections 4.3 and 5: latent numbers of 128 dimensions, six growing hidden layers, batches of 1024, Adam with rate 2e-4 and
     * β 0.5, 0.999, as many steps of the critic as of the generator. The study gives no widths.
     *
     * @param method what is played for
     * @param steps steps of the generator
     * @param seed seed of everything random
     * @return the plan
     */
    public static GenerativePlan published(Method method, int steps, long seed) {
        return new GenerativePlan(
                method,
                Scaling.UNIT_CUT,
                128,
                List.of(16, 32, 48, 64, 96, 128),
                List.of(128, 96, 64, 48, 32, 16),
                1,
                1024,
                2e-4,
                2e-4,
                0.5,
                0.999,
                new RateSchedule.Constant(),
                10,
                method == Method.ENERGY ? margin(Scaling.UNIT_CUT) : CLIP,
                0,
                steps,
                Math.max(1, steps / 10),
                seed);
    }

    /**
     * Changes how long is trained.
     *
     * @param newSteps steps of the generator
     * @return a copy, validated twenty times
     */
    public GenerativePlan withSteps(int newSteps) {
        return with(method, scaling, criticSteps, clip, newSteps, Math.max(1, newSteps / 20));
    }

    /**
     * Changes what is played for.
     *
     * @param newMethod the method
     * @return a copy
     */
    public GenerativePlan withMethod(Method newMethod) {
        double newClip = newMethod == Method.ENERGY ? margin(scaling) : clip;
        return with(newMethod, scaling, criticSteps, newClip, steps, checkEvery);
    }

    /**
     * Changes how often the critic steps.
     *
     * @param newCriticSteps steps of the critic for one of the generator
     * @return a copy
     */
    public GenerativePlan withCriticSteps(int newCriticSteps) {
        return with(method, scaling, newCriticSteps, clip, steps, checkEvery);
    }

    /**
     * Changes how columns are scaled.
     *
     * @param newScaling the scaling
     * @return a copy
     */
    public GenerativePlan withScaling(Scaling newScaling) {
        return with(method, newScaling, criticSteps, clip, steps, checkEvery);
    }

    /**
     * Returns the plan as a manifest records it.
     *
     * @return text by name
     */
    public Map<String, String> hyperparameters() {
        Map<String, String> all = new TreeMap<>(schedule.hyperparameters());
        all.put("method", method.toString());
        all.put("scaling", scaling.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        all.put("latent", Integer.toString(latent));
        all.put("generator", generator.toString());
        all.put("critic", critic.toString());
        all.put("criticSteps", Integer.toString(criticSteps));
        all.put("batch", Integer.toString(batch));
        all.put("generatorRate", Double.toString(generatorRate));
        all.put("criticRate", Double.toString(criticRate));
        all.put("beta1", Double.toString(beta1));
        all.put("beta2", Double.toString(beta2));
        all.put("penalty", Double.toString(penalty));
        all.put("clip", Double.toString(clip));
        all.put("averaging", Double.toString(averaging));
        all.put("steps", Integer.toString(steps));
        return all;
    }

    private GenerativePlan with(
            Method newMethod, Scaling newScaling, int newCriticSteps, double newClip, int newSteps, int newCheckEvery) {
        return new GenerativePlan(
                newMethod,
                newScaling,
                latent,
                generator,
                critic,
                newCriticSteps,
                batch,
                generatorRate,
                criticRate,
                beta1,
                beta2,
                schedule,
                penalty,
                newClip,
                averaging,
                newSteps,
                newCheckEvery,
                seed);
    }

    /** About the energy of rows that the autoencoder knows nothing of: their variance. */
    private static double margin(Scaling scaling) {
        return scaling == Scaling.NORMAL ? 1 : 0.05;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
