package io.dilepton.generator.request;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which model makes the events, as people write it: {@code zee} (its champion), {@code zee@challenger}, {@code zee/3}, or
 * {@code simulation}, which needs no trained model.
 *
 * @param name model name
 * @param target alias or version
 */
public record ModelName(String name, String target) {

    /** The built-in simulation. */
    public static final String SIMULATION = "simulation";

    private static final String CHAMPION = "champion";
    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9-]*)(?:[@/]([1-9][0-9]{0,8}|[a-z][a-z0-9-]*))?");

    /**
     * Reads a name.
     *
     * @param text text
     * @return the name
     * @throws RefusedRequestException when it names no model
     */
    public static ModelName parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw RefusedRequestException.invalid(
                    "model",
                    "'" + text + "' names no model",
                    "write simulation, NAME for its champion, NAME@ALIAS or NAME/VERSION");
        }
        return new ModelName(form.group(1), form.group(2) == null ? CHAMPION : form.group(2));
    }

    /**
     * Tells whether the simulation is meant.
     *
     * @return whether no trained model is needed
     */
    public boolean isSimulation() {
        return name.equals(SIMULATION);
    }

    /**
     * Tells whether a version is named rather than an alias.
     *
     * @return whether the target is a number
     */
    public boolean isVersion() {
        return Character.isDigit(target.charAt(0));
    }
}
