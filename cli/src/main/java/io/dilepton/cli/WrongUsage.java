package io.dilepton.cli;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Answers a wrong command line with what is wrong, what was perhaps meant, and where to read on: a page of help would push the first of
 * these out of sight.
 */
final class WrongUsage implements IParameterExceptionHandler {

    /** What picocli says of Java's types, in words for people. */
    private static final Map<String, String> WORDS = Map.of(
            "is not a long", "is not a whole number",
            "is not an int", "is not a whole number",
            "is not a double", "is not a number");

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("dilepton: " + text(String.valueOf(exception.getMessage())));
        UnmatchedArgumentException.printSuggestions(exception, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String text(String message) {
        String text = message.startsWith("Error: ") ? message.substring("Error: ".length()) : message;
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            if (text.endsWith(word.getKey())) {
                return text.substring(0, text.length() - word.getKey().length()) + word.getValue();
            }
        }
        return text;
    }
}
