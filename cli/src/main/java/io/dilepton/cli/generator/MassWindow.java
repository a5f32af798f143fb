package io.dilepton.cli.generator;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A window of the pair mass as people write it: {@code 80-100}.
 *
 * @param low lower end, GeV
 * @param high upper end, GeV
 */
record MassWindow(double low, double high) {

    /** What may be written. */
    static final String LABEL = "LOW-HIGH";

    private static final Pattern FORM = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,6})?)-(\\d{1,5}(?:\\.\\d{1,6})?)");

    static MassWindow parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Double.parseDouble(form.group(1)) >= Double.parseDouble(form.group(2))) {
            throw new IllegalArgumentException("'" + text + "' is no window of the mass in GeV; write 80-100");
        }
        return new MassWindow(Double.parseDouble(form.group(1)), Double.parseDouble(form.group(2)));
    }

    @Override
    public String toString() {
        return low + " to " + high + " GeV";
    }

    /** Reads a window from the command line. */
    static final class Converter implements ITypeConverter<MassWindow> {

        @Override
        public MassWindow convert(String text) {
            try {
                return parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
