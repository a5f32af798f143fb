package io.dilepton.cli.models;

import io.dilepton.cli.CommandFailure;
import io.dilepton.core.registry.ModelCatalogue;
import io.dilepton.core.registry.Promotion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A version of a model as people write it: {@code z-candidate@3}, or by an alias, {@code z-candidate@challenger}.
 *
 * @param name model name
 * @param target version or alias
 */
public record ModelReference(String name, String target) {

    /** What may be written. */
    static final String LABEL = "NAME@VERSION";

    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9-]*)[@/]([1-9][0-9]{0,8}|[a-z][a-z0-9-]*)");

    /**
     * Reads a reference.
     *
     * @param text what was written
     * @return the reference
     * @throws IllegalArgumentException when it is none; the message says what to write
     */
    public static ModelReference parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' names no version of a model; write z-candidate@3, or z-candidate@champion");
        }
        return new ModelReference(form.group(1), form.group(2));
    }

    /**
     * Returns the version, looking the alias up where it is one.
     *
     * @param catalogue where to look
     * @return version number, which may not exist
     * @throws CommandFailure when the model has no such alias
     */
    public int version(ModelCatalogue catalogue) {
        if (Character.isDigit(target.charAt(0))) {
            return Integer.parseInt(target);
        }
        return catalogue
                .promotion(name, target)
                .map(Promotion::version)
                .orElseThrow(() -> CommandFailure.run("model " + name + " has no " + target));
    }

    /** Reads a reference from the command line. */
    static final class Converter implements ITypeConverter<ModelReference> {

        @Override
        public ModelReference convert(String text) {
            try {
                return parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
