package io.dilepton.trainer.generative;

import static org.bytedeco.pytorch.global.torch.binary_cross_entropy_with_logits;
import static org.bytedeco.pytorch.global.torch.ones_like;
import static org.bytedeco.pytorch.global.torch.zeros_like;

import io.dilepton.core.generation.CounterRandom;
import io.dilepton.trainer.network.Optimiser;
import io.dilepton.trainer.training.RateClock;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The native state of an adversarial training, and its steps. Rows and latent numbers of a step follow from the seed and the number of the step, so that nothing random
 * is part of the state. Belongs to the scope that it is made in.
 */
final class Duel {

    private static final double EPSILON = 1e-8;

    /** Lanes of the random numbers of a step: those of the rows are behind those of the shares between real and made ones. */
    private static final int SHARE = 0;

    private static final int ROW = 1;

    private final GenerativePlan plan;
    private final SampleMatrix rows;
    private final CriticView view;
    private final GeneratorNetwork generator;
    private final GeneratorNetwork averaged;
    private final CriticNetwork critic;
    private final Optimiser generatorRule;
    private final Optimiser criticRule;
    private int step;
    private double criticLoss;
    private double generatorLoss;

    Duel(GenerativePlan plan, GeneratorStart start, SampleMatrix rows, CriticView view, SplittableRandom random) {
        this.plan = plan;
        this.rows = rows;
        this.view = view;
        this.generator = start.network(true);
        this.averaged = plan.averaging() > 0 ? start.network(false) : generator;
        boolean encodes = plan.method() == Method.ENERGY;
        this.critic = new CriticNetwork(
                CriticNetwork.initial((int) view.rows().size(1), plan.critic(), encodes, random), encodes);
        this.generatorRule = Optimiser.adam(generator.weights().tensors(), plan.beta1(), plan.beta2(), EPSILON, 0);
        this.criticRule = Optimiser.adam(critic.weights().tensors(), plan.beta1(), plan.beta2(), EPSILON, 0);
    }

    int step() {
        return step;
    }

    double criticLoss() {
        return criticLoss;
    }

    double generatorLoss() {
        return generatorLoss;
    }

    /** The generator that is validated and kept: the averaged one where the plan averages. */
    GeneratorNetwork served() {
        return averaged;
    }

    /** One step of the generator, and those of the critic before it. */
    void run() {
        RateClock clock = new RateClock(step, plan.steps(), (long) step * plan.batch(), 0);
        criticRule.learningRate(plan.schedule().rate(plan.criticRate(), clock));
        generatorRule.learningRate(plan.schedule().rate(plan.generatorRate(), clock));
        for (int i = 0; i < plan.criticSteps(); i++) {
            criticLoss = criticStep((long) step * (plan.criticSteps() + 1) + i);
        }
        generatorLoss = generatorStep((long) step * (plan.criticSteps() + 1) + plan.criticSteps());
        step++;
        if (!Double.isFinite(criticLoss) || !Double.isFinite(generatorLoss)) {
            throw new GeneratorDivergedException(step, criticLoss, generatorLoss);
        }
        if (averaged != generator) {
            // Few steps have a short memory, so that the initial weights are soon forgotten.
            averaged.weights().follow(generator.weights(), Math.max(1 - plan.averaging(), 1.0 / (1 + step)));
        }
    }

    private double criticStep(long turn) {
        try (PointerScope scope = new PointerScope()) {
            Tensor made;
            try (NoGradGuard guard = new NoGradGuard()) {
                made = view.of(generator.forward(latents(turn)));
            }
            Tensor taken = view.rows().index_select(0, Tensor.create(drawnRows(turn)));
            criticRule.clearGradients();
            Tensor loss = criticLoss(taken, made, turn);
            loss.backward();
            criticRule.step();
            if (plan.method() == Method.WGAN) {
                critic.weights().clip(plan.clip());
            }
            return loss.item_float();
        }
    }

    private Tensor criticLoss(Tensor taken, Tensor made, long turn) {
        Tensor ofReal = critic.scores(taken);
        Tensor ofMade = critic.scores(made);
        return switch (plan.method()) {
            case GAN ->
                binary_cross_entropy_with_logits(ofReal, ones_like(ofReal))
                        .add(binary_cross_entropy_with_logits(ofMade, zeros_like(ofMade)));
            case WGAN -> ofMade.mean().sub(ofReal.mean());
            case WGAN_GP ->
                ofMade.mean()
                        .sub(ofReal.mean())
                        .add(critic.penalty(taken, made, shares(turn)).mul(new Scalar(plan.penalty())));
            case ENERGY ->
                ofReal.mean()
                        .add(ofMade.neg().add(new Scalar(plan.clip())).relu().mean());
        };
    }

    private double generatorStep(long turn) {
        try (PointerScope scope = new PointerScope()) {
            generatorRule.clearGradients();
            Tensor scores = critic.scores(view.of(generator.forward(latents(turn))));
            Tensor loss = switch (plan.method()) {
                case GAN -> binary_cross_entropy_with_logits(scores, ones_like(scores));
                case WGAN, WGAN_GP -> scores.mean().neg();
                case ENERGY -> scores.mean();
            };
            loss.backward();
            generatorRule.step();
            return loss.item_float();
        }
    }

    private Tensor latents(long turn) {
        float[] values = GeneratorNetwork.latents(plan.seed(), turn * plan.batch(), plan.batch(), plan.latent());
        return Tensor.create(values, plan.batch(), plan.latent());
    }

    private long[] drawnRows(long turn) {
        long start = CounterRandom.start(plan.seed(), turn, ROW);
        long[] drawn = new long[plan.batch()];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = (long) (CounterRandom.uniform(start, i) * rows.rows());
        }
        return drawn;
    }

    private Tensor shares(long turn) {
        long start = CounterRandom.start(~plan.seed(), turn, SHARE);
        float[] shares = new float[plan.batch()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (float) CounterRandom.uniform(start, i);
        }
        return Tensor.create(shares, shares.length, 1);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(step);
        WeightArray.write(generator.weights().arrays(), out);
        WeightArray.write(averaged.weights().arrays(), out);
        WeightArray.write(critic.weights().arrays(), out);
        for (Optimiser rule : List.of(generatorRule, criticRule)) {
            byte[] memory = rule.memory();
            out.writeInt(memory.length);
            out.write(memory);
        }
    }

    void read(DataInputStream in) throws IOException {
        step = in.readInt();
        generator.weights().set(WeightArray.read(generator.weights().arrays(), in));
        averaged.weights().set(WeightArray.read(averaged.weights().arrays(), in));
        critic.weights().set(WeightArray.read(critic.weights().arrays(), in));
        for (Optimiser rule : List.of(generatorRule, criticRule)) {
            byte[] memory = new byte[in.readInt()];
            in.readFully(memory);
            rule.restore(memory);
        }
    }
}
