package io.dilepton.cli.bench.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton bench-worker}: what {@code dilepton bench} starts; not for people. */
@Command(name = WorkerCommand.NAME, hidden = true, description = "Started by dilepton bench.")
public final class WorkerCommand implements Runnable {

    /** Name of the command. */
    public static final String NAME = "bench-worker";

    private static final Duration START = Duration.ofSeconds(60);

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    public WorkerCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "measure", description = "Processes the events on the topic and prints what that took.")
    int measure(@Mixin WorkerOptions options) throws IOException {
        endWithInput();
        PrintWriter out = spec.commandLine().getOut();
        Measurement measured =
                options.mode().isStreaming() ? new ThroughputRun(options, out).run() : new InferenceRun(options).run();
        out.println(json(measured));
        out.flush();
        return 0;
    }

    @Command(name = "serve", description = "Processes events until its standard input ends.")
    int serve(@Mixin WorkerOptions options) throws IOException {
        try (StreamUnderTest stream = StreamUnderTest.start(options, options.settings())) {
            stream.awaitRunning(START);
            spec.commandLine().getOut().println(WorkerOptions.READY);
            spec.commandLine().getOut().flush();
            waitForEndOfInput();
        }
        return 0;
    }

    @Command(name = "publish-half", description = "Begins to publish a model, and never ends.")
    int publishHalf(@Option(names = "--bootstrap") String bootstrap, @Option(names = "--name") String model) {
        HalfPublication.begin(bootstrap, model);
        spec.commandLine().getOut().println("half-way");
        spec.commandLine().getOut().flush();
        waitForEndOfInput();
        Runtime.getRuntime().halt(1);
        return 1;
    }

    private static void endWithInput() {
        Thread watch = new Thread(
                () -> {
                    waitForEndOfInput();
                    Runtime.getRuntime().halt(1);
                },
                "end-with-input");
        watch.setDaemon(true);
        watch.start();
    }

    private static void waitForEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            // A broken pipe is an end as well.
        }
    }

    private static String json(Measurement measured) {
        try {
            return new ObjectMapper().writeValueAsString(measured);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of numbers cannot be written as JSON", e);
        }
    }
}
