package io.dilepton.cli.models;

import io.dilepton.core.registry.Promotion;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Names of the aliases that the stream serves: a misspelt one would be set without any effect. */
final class AliasName implements ITypeConverter<String> {

    static final String LABEL = "champion|challenger";

    private static final List<String> KNOWN = List.of(Promotion.CHAMPION, Promotion.CHALLENGER);

    @Override
    public String convert(String text) {
        if (!KNOWN.contains(text)) {
            throw new TypeConversionException("'" + text + "' is no alias; write " + String.join(" or ", KNOWN));
        }
        return text;
    }
}
