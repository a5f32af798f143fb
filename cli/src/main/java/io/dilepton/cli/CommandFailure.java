package io.dilepton.cli;

/** A failure that the user can understand and mend: printed as one line, without a stack trace. */
public final class CommandFailure extends RuntimeException {

    private final int exitCode;

    private CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /**
     * The run failed.
     *
     * @param message what failed and what to do
     * @return failure with exit code 1
     */
    public static CommandFailure run(String message) {
        return new CommandFailure(1, message);
    }

    /**
     * The command line or configuration is wrong.
     *
     * @param message what is wrong and what to write instead
     * @return failure with exit code 2
     */
    public static CommandFailure usage(String message) {
        return new CommandFailure(2, message);
    }

    int exitCode() {
        return exitCode;
    }
}
