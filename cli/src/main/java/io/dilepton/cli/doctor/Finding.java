package io.dilepton.cli.doctor;

/**
 * What a check found.
 *
 * @param level how bad it is
 * @param subject what was looked at
 * @param text what is so
 * @param remedy what to do about it; empty where all is well
 */
record Finding(Level level, String subject, String text, String remedy) {

    /** How bad something is. */
    enum Level {
        /** As it should be. */
        OK,
        /** It works, and somebody should look. */
        WARNING,
        /** It does not work. */
        ERROR
    }

    static Finding ok(String subject, String text) {
        return new Finding(Level.OK, subject, text, "");
    }

    static Finding warning(String subject, String text, String remedy) {
        return new Finding(Level.WARNING, subject, text, remedy);
    }

    static Finding error(String subject, String text, String remedy) {
        return new Finding(Level.ERROR, subject, text, remedy);
    }
}
