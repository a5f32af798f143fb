package io.dilepton.cli.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Who is watching, and how much they want to hear. */
public final class Terminal {

    /** System property that the {@code dilepton} script sets: which of its streams are terminals. */
    private static final String PROPERTY = "dilepton.terminal";

    /** System property that the {@code dilepton} script sets: the lines of the terminal, empty where there is none. */
    private static final String ROWS_PROPERTY = "dilepton.terminal.rows";

    private static final int USUAL_ROWS = 24;

    private Terminal() {}

    /**
     * Tells whether standard output is a terminal that can redraw lines.
     *
     * @return false for files, pipes and dumb terminals
     */
    public static boolean isOutput() {
        return isTerminal("out");
    }

    /**
     * Tells whether standard error is a terminal that can redraw lines.
     *
     * @return false for files, pipes and dumb terminals
     */
    public static boolean isError() {
        return isTerminal("err");
    }

    /**
     * Returns how many lines the terminal had when the command began.
     *
     * @return lines; 24 where that is not known
     */
    public static int rows() {
        String rows = System.getProperty(ROWS_PROPERTY, "");
        return rows.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(rows) : USUAL_ROWS;
    }

    /** The JVM cannot tell one stream from the other, and from Java 22 on not even whether there is a terminal: the script can. */
    private static boolean isTerminal(String stream) {
        return System.getProperty(PROPERTY, "").contains(stream) && !"dumb".equals(System.getenv("TERM"));
    }

    /**
     * Leaves only the product's own warnings and errors in the log, unless {@code DILEPTON_LOG} names a level. For commands that run a broker
     * of their own: what is wrong with it reaches the user as an error of the command, its own log speaks to Kafka's developers.
     */
    public static void quieten() {
        if (System.getenv("DILEPTON_LOG") == null) {
            level("io.dilepton", Level.WARN);
            level("org.apache.kafka", Level.OFF);
            level("kafka", Level.OFF);
        }
    }

    private static void level(String name, Level level) {
        if (LoggerFactory.getLogger(name) instanceof Logger logger) {
            logger.setLevel(level);
        }
    }
}
