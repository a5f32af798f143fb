package io.dilepton.trainer.trees;

import ml.dmlc.xgboost4j.java.XGBoostError;

/** The library that trains trees refused or failed; the message is the first line of its own. */
public final class BoostingException extends RuntimeException {

    BoostingException(XGBoostError cause) {
        super(
                "XGBoost: "
                        + text(String.valueOf(cause.getMessage())
                                .lines()
                                .findFirst()
                                .orElse("failed")),
                cause);
    }

    BoostingException(LinkageError cause) {
        super(
                "XGBoost does not load on " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ": "
                        + text(cause.toString()),
                cause);
    }

    private static String text(String problem) {
        return problem.contains("libgomp")
                ? problem + "; install the package libgomp1 (Debian, Ubuntu) or libgomp (Fedora)"
                : problem;
    }
}
