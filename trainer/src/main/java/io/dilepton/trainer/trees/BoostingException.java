package io.dilepton.trainer.trees;

import ml.dmlc.xgboost4j.java.XGBoostError;

/** The library that trains trees refused or failed; the message is the first line of its own. */
public final class BoostingException extends RuntimeException {

    BoostingException(XGBoostError cause) {
        super(
                "XGBoost: "
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse("failed"),
                cause);
    }

    BoostingException(LinkageError cause) {
        super(
                "XGBoost does not load on " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ": "
                        + cause,
                cause);
    }
}
