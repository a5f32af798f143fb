package io.dilepton.trainer.training;

import io.dilepton.core.config.Spelling;
import io.dilepton.trainer.network.Activation;
import io.dilepton.trainer.network.HiddenStyle;
import io.dilepton.trainer.physics.PhysicsForm;
import io.dilepton.trainer.physics.PhysicsPlan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A plan by names, as configuration files and searches give it. The names are public API: those of {@link TrainingPlan#hyperparameters()} and
 * {@code seed}; those of physics terms are there whether or not a plan has some.
 */
public final class PlanFields {

    private static final Set<String> PLAN = Set.of(
            "hidden",
            "dropout",
            "epochs",
            "patience",
            "batch",
            "learningRate",
            "weightDecay",
            "averaging",
            "settling",
            "members",
            "folds",
            "seed");
    private static final Set<String> FIT = Set.of(
            "activation",
            "batchNormalisation",
            "balanced",
            "optimiser",
            "schedule",
            "watched",
            "tolerance",
            "distillation");
    private static final Set<String> ADAM = Set.of("beta1", "beta2", "epsilon");
    private static final Set<String> SGD = Set.of("momentum", "nesterov");
    private static final Set<String> INVERSE_SCALING = Set.of("power");
    private static final String PHYSICS = "physics";

    private final GivenFields given;

    private PlanFields(Map<String, ?> given) {
        this.given = new GivenFields(given);
    }

    /**
     * Returns the names of all fields.
     *
     * @return sorted names
     */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>(PLAN);
        List.of(FIT, ADAM, SGD, INVERSE_SCALING, PhysicsPlan.LAMBDAS).forEach(names::addAll);
        names.add(PHYSICS);
        return names;
    }

    /**
     * Sets fields of a plan.
     *
     * @param plan what holds where a field is not given
     * @param fields values by name: numbers, texts, booleans, and for {@code hidden} a list of numbers
     * @return a plan with these fields
     * @throws IllegalArgumentException when there is no such field (the message says which was probably meant), a value is of the wrong kind or
     *     out of its range, or an option is given to an optimiser or schedule that has none of the name
     */
    public static TrainingPlan set(TrainingPlan plan, Map<String, ?> fields) {
        return new PlanFields(fields).of(plan);
    }

    private TrainingPlan of(TrainingPlan plan) {
        given.names().forEach(PlanFields::requireKnown);
        return new TrainingPlan(
                given.widths("hidden", plan.hidden()),
                given.number("dropout", plan.dropout()),
                given.integer("epochs", plan.epochs()),
                given.integer("patience", plan.patience()),
                given.integer("batch", plan.batch()),
                given.number("learningRate", plan.learningRate()),
                given.number("weightDecay", plan.weightDecay()),
                given.number("averaging", plan.averaging()),
                given.number("settling", plan.settling()),
                given.integer("members", plan.members()),
                given.whole("seed", plan.seed()),
                physics(plan.physics()),
                given.integer("folds", plan.folds()),
                fit(plan.fit()));
    }

    private static void requireKnown(String name) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException("unknown key '" + name + "'"
                    + Spelling.closest(name, names())
                            .map(meant -> ": did you mean '" + meant + "'?")
                            .orElse("; known: " + String.join(", ", names())));
        }
    }

    /** A form alone has the published weights; weights that are not given are those of before. */
    private PhysicsPlan physics(PhysicsPlan before) {
        PhysicsForm form = given.choice(PHYSICS, PhysicsForm.class, before.form());
        boolean weighed = PhysicsPlan.LAMBDAS.stream().anyMatch(given::has);
        if (!weighed && form != before.form()) {
            return PhysicsPlan.published(form);
        }
        return new PhysicsPlan(
                form,
                given.number("lambdaMass", before.mass()),
                given.number("lambdaAngle", before.angle()),
                given.number("lambdaEnergy", before.energy()),
                given.number("lambdaMomentum", before.momentum()),
                given.number("lambdaCollinear", before.collinear()),
                given.number("lambdaDecorrelation", before.decorrelation()));
    }

    private FitPlan fit(FitPlan fit) {
        HiddenStyle style = new HiddenStyle(
                given.choice("activation", Activation.class, fit.style().activation()),
                given.flag("batchNormalisation", fit.style().normalised()));
        return new FitPlan(
                style,
                descent(fit.descent()),
                schedule(fit.schedule()),
                given.flag("balanced", fit.balanced()),
                new Stopping(
                        given.choice(
                                "watched",
                                Stopping.Watched.class,
                                fit.stopping().watched()),
                        given.number("tolerance", fit.stopping().tolerance())),
                given.number("distillation", fit.distillation()));
    }

    private Descent descent(Descent before) {
        String name = given.text("optimiser", before instanceof Descent.Sgd ? "sgd" : "adam");
        switch (name) {
            case "adam" -> {
                refuse(SGD, "sgd", name);
                Descent.Adam adam = before instanceof Descent.Adam same ? same : Descent.ADAM;
                return new Descent.Adam(
                        given.number("beta1", adam.beta1()),
                        given.number("beta2", adam.beta2()),
                        given.number("epsilon", adam.epsilon()));
            }
            case "sgd" -> {
                refuse(ADAM, "adam", name);
                Descent.Sgd sgd = before instanceof Descent.Sgd same ? same : new Descent.Sgd(0.9, true);
                return new Descent.Sgd(
                        given.number("momentum", sgd.momentum()), given.flag("nesterov", sgd.nesterov()));
            }
            default -> throw new IllegalArgumentException("optimiser is adam or sgd, not '" + name + "'");
        }
    }

    private RateSchedule schedule(RateSchedule before) {
        String name = given.text("schedule", before.toString());
        if (name.equals("invscaling")) {
            double power = before instanceof RateSchedule.InverseScaling same ? same.power() : 0.5;
            return new RateSchedule.InverseScaling(given.number("power", power));
        }
        refuse(INVERSE_SCALING, "the schedule invscaling", name);
        return switch (name) {
            case "cosine" -> new RateSchedule.Cosine();
            case "constant" -> new RateSchedule.Constant();
            case "adaptive" -> new RateSchedule.Adaptive();
            default ->
                throw new IllegalArgumentException(
                        "schedule is cosine, constant, invscaling or adaptive, not '" + name + "'");
        };
    }

    private void refuse(Set<String> names, String owner, String chosen) {
        names.stream().filter(given::has).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(name + " is an option of " + owner + ", not of " + chosen);
        });
    }
}
