package io.dilepton.core.inference;

import org.jspecify.annotations.Nullable;

/** The device that the configuration insists on cannot be used. A system error: no model would load. */
public final class InferenceDeviceException extends RuntimeException {

    InferenceDeviceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
