package io.dilepton.cli;

import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints a failure as one readable line; the stack trace goes to the log at debug level. */
final class ReadableFailure implements IExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ReadableFailure.class);

    @Override
    public int handleExecutionException(Exception exception, CommandLine commandLine, ParseResult parseResult) {
        LOG.debug("the command failed", exception);
        commandLine.getErr().println("dilepton: " + text(exception));
        return exception instanceof CommandFailure failure ? failure.exitCode() : 1;
    }

    /** The product's own exceptions speak for themselves, and so do cancellations, which only it makes; others say little without their name. */
    private static String text(Exception exception) {
        String message = exception.getMessage();
        if (message == null) {
            return exception.getClass().getSimpleName();
        }
        boolean own = exception instanceof CancellationException
                || exception.getClass().getPackageName().startsWith("io.dilepton");
        return own ? message : exception.getClass().getSimpleName() + ": " + message;
    }
}
