package io.dilepton.cli.synth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.CommandFailure;
import io.dilepton.schemas.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton synth request}: orders a stream. */
@Command(
        name = "request",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Orders a stream of synthetic events and prints its status.",
            "The same request gives the same events, byte for byte."
        },
        footer = {
            "",
            "Example: dilepton synth request --count 100000 --rate 2000 --channel electron --mass 60..120 --follow"
        })
final class RequestCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Option(names = "--id", paramLabel = "ID", description = "Id of the request. Default: random.")
    private @Nullable String id;

    @Option(
            names = "--process",
            paramLabel = "PROCESS",
            description = "What is generated, drell-yan or ttbar. Default: whatever the model makes.")
    private @Nullable String process;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "simulation; or a generator, published or one that comes with the product, such as zee: NAME for its champion, NAME@ALIAS, NAME/VERSION."
                            + " Default: simulation.")
    private @Nullable String model;

    @Option(names = "--count", paramLabel = "N", description = "Number of events.")
    private @Nullable Long count;

    @Option(
            names = "--duration",
            paramLabel = "DURATION",
            description = "With --rate, says how many events: PT10M for ten minutes.")
    private @Nullable String duration;

    @Option(names = "--unbounded", description = "Events come until the stream is cancelled.")
    private boolean unbounded;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "Events per second. Default: as fast as they can be made.")
    private @Nullable Double rate;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of the pseudo-random numbers. Default: follows from the id.")
    private @Nullable Long seed;

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "electron, muon or both. Default: both.")
    private @Nullable String channel;

    @Option(names = "--mass", paramLabel = "LOW..HIGH", description = "Window of the mass of the pair, GeV.")
    private @Nullable String mass;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "Topic that the events go to. Default: " + Topics.SYNTHETIC_EVENTS + ".")
    private @Nullable String topic;

    @Option(
            names = "--expected-events",
            paramLabel = "N",
            description = "Number of recorded events that the stream stands for: weights the events.")
    private @Nullable Double expectedEvents;

    @Option(
            names = "--reweight",
            paramLabel = "FILE",
            description =
                    "JSON of a histogram that the weighted events shall have: {\"observable\": \"pairPt\", \"edges\": […], \"contents\": […]}.")
    private @Nullable Path target;

    @Option(
            names = "--start-time",
            paramLabel = "TIME",
            description =
                    "Event time of event 0, and when it is due, if in the future. Default: 2011-04-01T00:00:00Z, at once.")
    private @Nullable String startTime;

    @Option(names = "--follow", description = "Follow the stream to its end.")
    private boolean follow;

    @Option(names = "--json", description = "Print the status as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        SynthClient client = service.client();
        JsonNode status = client.request(request());
        PrintWriter out = spec.commandLine().getOut();
        if (follow) {
            return SynthCommand.follow(client, status.path("id").asText(), out);
        }
        if (json) {
            out.println(status.toPrettyString());
        } else {
            StreamText.lines(status).forEach(out::println);
        }
        out.flush();
        return 0;
    }

    private ObjectNode request() {
        ObjectNode request = JSON.createObjectNode();
        put(request, "id", id);
        put(request, "process", process);
        put(request, "model", model);
        put(request, "duration", duration);
        put(request, "topic", topic);
        put(request, "startTime", startTime);
        if (count != null) {
            request.put("count", count);
        }
        if (unbounded) {
            request.put("unbounded", true);
        }
        if (rate != null) {
            request.put("rate", rate);
        }
        if (seed != null) {
            request.put("seed", seed);
        }
        ObjectNode reweighting = JSON.createObjectNode();
        if (expectedEvents != null) {
            reweighting.put("expectedEvents", expectedEvents);
        }
        if (target != null) {
            reweighting.set("target", histogram(target));
        }
        if (!reweighting.isEmpty()) {
            request.set("reweighting", reweighting);
        }
        ObjectNode conditions = JSON.createObjectNode();
        put(conditions, "channel", channel);
        if (mass != null) {
            window(conditions, mass);
        }
        if (!conditions.isEmpty()) {
            request.set("conditions", conditions);
        }
        return request;
    }

    private static JsonNode histogram(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw CommandFailure.usage("--reweight: " + file + " is no JSON that can be read: " + e.getMessage());
        }
    }

    private static void window(ObjectNode conditions, String mass) {
        int dots = mass.indexOf("..");
        try {
            conditions.put("massMin", Double.parseDouble(mass.substring(0, Math.max(0, dots))));
            conditions.put("massMax", Double.parseDouble(mass.substring(dots + 2)));
        } catch (NumberFormatException e) {
            throw CommandFailure.usage("--mass: '" + mass + "' is no window; write 60..120, in GeV");
        }
    }

    private static void put(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }
}
