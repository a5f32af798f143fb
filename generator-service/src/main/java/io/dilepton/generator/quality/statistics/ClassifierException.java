package io.dilepton.generator.quality.statistics;

/** The library that trains the trees of a two-sample test refused, failed, or does not load on this platform. */
public final class ClassifierException extends RuntimeException {

    ClassifierException(Throwable cause) {
        super(
                "XGBoost: "
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString()),
                cause);
    }
}
