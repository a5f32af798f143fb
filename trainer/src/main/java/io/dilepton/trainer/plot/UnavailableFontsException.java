package io.dilepton.trainer.plot;

/** The JVM cannot draw text on this machine. */
public final class UnavailableFontsException extends RuntimeException {

    UnavailableFontsException(Throwable cause) {
        super(
                "plots cannot be drawn: the JVM finds no fonts; install fontconfig and a font, such as the package"
                        + " fonts-dejavu-core",
                cause);
    }
}
