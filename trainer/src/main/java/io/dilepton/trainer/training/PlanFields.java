package io.dilepton.trainer.training;

import io.dilepton.core.config.Spelling;
import io.dilepton.trainer.network.Activation;
import io.dilepton.trainer.network.HiddenStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plan by names, as configuration files and searches give it. The names are public API: those of {@link TrainingPlan#hyperparameters()} and
 * {@code seed}.
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
    private static final Set<String> FIT =
            Set.of("activation", "batchNormalisation", "balanced", "optimiser", "schedule");
    private static final Set<String> ADAM = Set.of("beta1", "beta2", "epsilon");
    private static final Set<String> SGD = Set.of("momentum", "nesterov");
    private static final Set<String> INVERSE_SCALING = Set.of("power");

    private final Map<String, Object> given;

    private PlanFields(Map<String, ?> given) {
        this.given = new TreeMap<>(given);
    }

    /**
     * Returns the names of all fields.
     *
     * @return sorted names
     */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>(PLAN);
        List.of(FIT, ADAM, SGD, INVERSE_SCALING).forEach(names::addAll);
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
        given.keySet().forEach(PlanFields::requireKnown);
        return new TrainingPlan(
                hidden(plan.hidden()),
                number("dropout", plan.dropout()),
                integer("epochs", plan.epochs()),
                integer("patience", plan.patience()),
                integer("batch", plan.batch()),
                number("learningRate", plan.learningRate()),
                number("weightDecay", plan.weightDecay()),
                number("averaging", plan.averaging()),
                number("settling", plan.settling()),
                integer("members", plan.members()),
                whole("seed", plan.seed()),
                plan.physics(),
                integer("folds", plan.folds()),
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

    private FitPlan fit(FitPlan fit) {
        HiddenStyle style = new HiddenStyle(
                choice("activation", Activation.class, fit.style().activation()),
                flag("batchNormalisation", fit.style().normalised()));
        return new FitPlan(style, descent(fit.descent()), schedule(fit.schedule()), flag("balanced", fit.balanced()));
    }

    private Descent descent(Descent before) {
        String name = text("optimiser", before instanceof Descent.Sgd ? "sgd" : "adam");
        switch (name) {
            case "adam" -> {
                refuse(SGD, "sgd", name);
                Descent.Adam adam = before instanceof Descent.Adam same ? same : Descent.ADAM;
                return new Descent.Adam(
                        number("beta1", adam.beta1()),
                        number("beta2", adam.beta2()),
                        number("epsilon", adam.epsilon()));
            }
            case "sgd" -> {
                refuse(ADAM, "adam", name);
                Descent.Sgd sgd = before instanceof Descent.Sgd same ? same : new Descent.Sgd(0.9, true);
                return new Descent.Sgd(number("momentum", sgd.momentum()), flag("nesterov", sgd.nesterov()));
            }
            default -> throw new IllegalArgumentException("optimiser is adam or sgd, not '" + name + "'");
        }
    }

    private RateSchedule schedule(RateSchedule before) {
        String name = text("schedule", before.toString());
        if (name.equals("invscaling")) {
            double power = before instanceof RateSchedule.InverseScaling same ? same.power() : 0.5;
            return new RateSchedule.InverseScaling(number("power", power));
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
        names.stream().filter(given::containsKey).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(name + " is an option of " + owner + ", not of " + chosen);
        });
    }

    private List<Integer> hidden(List<Integer> otherwise) {
        Object value = given.get("hidden");
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof List<?> widths)) {
            throw wrong("hidden", "a list of whole numbers, such as [128, 64]", value);
        }
        return widths.stream()
                .map(width -> Math.toIntExact(asWhole("hidden", width)))
                .toList();
    }

    private double number(String name, double otherwise) {
        Object value = given.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        // YAML 1.1 takes 1e-5 for text: it wants a point in the mantissa.
        try {
            return Double.parseDouble(value.toString());
        } catch (NumberFormatException e) {
            throw wrong(name, "a number", value);
        }
    }

    private int integer(String name, int otherwise) {
        long value = whole(name, otherwise);
        if (value != (int) value) {
            throw wrong(name, "a whole number below 2147483648", value);
        }
        return (int) value;
    }

    private long whole(String name, long otherwise) {
        Object value = given.get(name);
        return value == null ? otherwise : asWhole(name, value);
    }

    private static long asWhole(String name, @Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw wrong(name, "a whole number", value);
    }

    private boolean flag(String name, boolean otherwise) {
        Object value = given.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(name, "true or false", value);
    }

    private String text(String name, String otherwise) {
        Object value = given.get(name);
        return value == null ? otherwise : value.toString();
    }

    private <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        String value = text(name, otherwise.toString());
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> wrong(
                        name,
                        "one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", ")),
                        value));
    }

    private static IllegalArgumentException wrong(String name, String wanted, @Nullable Object value) {
        return new IllegalArgumentException(name + " needs " + wanted + ", not '" + value + "'");
    }
}
