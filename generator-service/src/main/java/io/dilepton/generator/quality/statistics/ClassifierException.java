package io.dilepton.generator.quality.statistics;

/** The library that trains the trees of a two-sample test refused, failed, or does not load on this platform. */
public final class ClassifierException extends RuntimeException {

    ClassifierException(Throwable cause) {
        super(
                "XGBoost: "
                        + text(String.valueOf(cause.getMessage())
                                .lines()
                                .findFirst()
                                .orElse(cause.toString())),
                cause);
    }

    private static String text(String problem) {
        return problem.contains("libgomp")
                ? problem + "; install the package libgomp1 (Debian, Ubuntu) or libgomp (Fedora)"
                : problem;
    }
}
