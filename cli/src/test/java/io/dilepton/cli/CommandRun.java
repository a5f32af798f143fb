package io.dilepton.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * One run of the {@code dilepton} command inside the test.
 *
 * @param exitCode exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record CommandRun(int exitCode, String out, String err) {

    /**
     * Returns the command, for tests that look at what it knows.
     *
     * @return a new one
     */
    public static CommandLine commandLine() {
        return Main.commandLine();
    }

    /**
     * Runs the command.
     *
     * @param arguments command line
     * @return what came of it
     */
    public static CommandRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = command.execute(arguments);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }
}
