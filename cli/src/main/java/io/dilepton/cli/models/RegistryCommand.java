package io.dilepton.cli.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.dilepton.cli.ClusterFailure;
import io.dilepton.cli.ClusterOptions;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.core.registry.ModelCatalogue;
import io.dilepton.core.registry.ModelPublisher;
import io.dilepton.core.registry.Promotion;
import io.dilepton.trainer.card.UnreadableCardException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.CommonClientConfigs;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands on the model topics have in common: where the cluster is, and whether a machine reads the answer. */
abstract class RegistryCommand implements Callable<Integer> {

    static final Duration PATIENCE = Duration.ofSeconds(15);

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() {
        Terminal.quieten();
        try {
            answer();
            return 0;
        } catch (UnreadableCardException e) {
            throw CommandFailure.run(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw ClusterFailure.readable(cluster.bootstrap(), e);
        } finally {
            out().flush();
        }
    }

    /** Does what the command is for. */
    abstract void answer();

    boolean isJson() {
        return json;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    void print(JsonNode answer) {
        out().println(answer.toPrettyString());
    }

    void printLine(String format, Object... arguments) {
        out().println(String.format(Locale.ROOT, format, arguments));
    }

    /** Says something beside the answer. */
    void note(String text) {
        spec.commandLine().getErr().println(text);
        spec.commandLine().getErr().flush();
    }

    ClusterOptions cluster() {
        return cluster;
    }

    Map<String, Object> client() {
        Map<String, Object> config = new HashMap<>(cluster.clients());
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        return config;
    }

    ModelCatalogue catalogue() {
        return new ModelCatalogue(client(), PATIENCE);
    }

    ModelPublisher publisher() {
        return new ModelPublisher(client());
    }

    /** Returns the aliases that point at a version, in alphabetical order. */
    static List<String> aliases(List<Promotion> promotions, String name, int version) {
        return promotions.stream()
                .filter(promotion -> promotion.name().equals(name) && promotion.version() == version)
                .map(Promotion::alias)
                .toList();
    }
}
