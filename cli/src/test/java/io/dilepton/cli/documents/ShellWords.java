package io.dilepton.cli.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts command lines as a shell does, as far as documentation goes. */
final class ShellWords {

    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");
    private static final Pattern AND = Pattern.compile("'[^']*'|\"[^\"]*\"|(\\s&&\\s)");

    private ShellWords() {}

    /** Cuts at each {@code &&} that stands outside quotes. */
    static List<String> parts(String line) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = AND.matcher(line);
        int start = 0;
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                parts.add(line.substring(start, matcher.start()).strip());
                start = matcher.end();
            }
        }
        parts.add(line.substring(start).strip());
        return parts;
    }

    /** Cuts at spaces outside quotes; the quotes stay. */
    static List<String> words(String line) {
        return WORD.matcher(line).results().map(word -> word.group()).toList();
    }
}
