package io.dilepton.cli.synth;

import com.fasterxml.jackson.databind.JsonNode;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.cli.terminal.Terminal;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dilepton synth}: orders synthetic events and looks after them. */
@Command(
        name = "synth",
        mixinStandardHelpOptions = true,
        description =
                "Orders streams of synthetic events from the generator service, lists, shows, follows and cancels them.",
        subcommands = {RequestCommand.class})
public final class SynthCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    public SynthCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "name a command: " + String.join(", ", spec.subcommands().keySet()));
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists streams.")
    int list(
            @Mixin ServiceOptions service,
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            defaultValue = "",
                            description = "Only streams in this state, such as running.")
                    String state,
            @Option(names = "--json", description = "As JSON.") boolean json) {
        JsonNode streams = service.client().list(state);
        print(json ? streams.toPrettyString() + System.lineSeparator() : StreamText.table(streams));
        return 0;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a stream, its receipt at last.")
    int show(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "ID", description = "Id of the request.") String id,
            @Option(names = "--json", description = "As JSON.") boolean json) {
        print(text(service.client().show(id), json));
        return 0;
    }

    @Command(name = "follow", mixinStandardHelpOptions = true, description = "Follows a stream to its end.")
    int follow(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "ID", description = "Id of the request.") String id) {
        return follow(service.client(), id, spec.commandLine().getOut());
    }

    @Command(name = "cancel", mixinStandardHelpOptions = true, description = "Cancels a stream and waits for its end.")
    int cancel(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "ID", description = "Id of the request.") String id) {
        SynthClient client = service.client();
        client.cancel(id);
        JsonNode last = client.follow(id, status -> {});
        print(text(last, false));
        return 0;
    }

    /** Follows a stream to its end and prints what became of it; exit code 1 where it has failed. */
    static int follow(SynthClient client, String id, PrintWriter out) {
        JsonNode last;
        try (ProgressLine progress = new ProgressLine(out, Terminal.isOutput(), System::nanoTime)) {
            last = client.follow(id, status -> progress.show(seconds -> StreamText.line(status)));
        }
        StreamText.lines(last).forEach(out::println);
        out.flush();
        String state = last.path("state").asText();
        if (state.equals("failed") || state.equals("refused")) {
            throw CommandFailure.run("the stream " + id + " was " + state + ": "
                    + last.path("problems").path(0).path("message").asText());
        }
        return 0;
    }

    private static String text(JsonNode status, boolean json) {
        String end = System.lineSeparator();
        return json ? status.toPrettyString() + end : String.join(end, StreamText.lines(status)) + end;
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }
}
