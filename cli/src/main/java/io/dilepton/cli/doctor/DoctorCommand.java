package io.dilepton.cli.doctor;

import io.dilepton.cli.ClusterOptions;
import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.ReportFile;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.core.config.ConfigurationException;
import io.dilepton.core.config.Settings;
import io.dilepton.core.registry.ModelCatalogue;
import io.dilepton.stream.StreamKeys;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton doctor}: what is wrong with a running installation, and what to do about it. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Looks at a running installation: brokers, schema registry, topics and their settings, models, consumer lag, metrics, ledger.",
            "Explains each finding with its remedy. Changes nothing. Exit code 1 if something does not work; warnings leave it at 0."
        })
public final class DoctorCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--metrics",
            paramLabel = "URL",
            description =
                    "Where a stream application answers Prometheus. May be repeated. Default: http://127.0.0.1:9464, or as"
                            + " dilepton.metrics.host and .port say.")
    private List<String> endpoints = List.of();

    @Option(
            names = "--prometheus",
            paramLabel = "URL",
            description =
                    "Where Prometheus answers: whether it scrapes the applications, has the rules, and which alerts fire. Default: it is not"
                            + " asked.")
    private @Nullable String prometheus;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the findings as JSON.")
    private @Nullable Path report;

    @Spec
    private CommandSpec spec;

    /** Made by picocli. */
    public DoctorCommand() {}

    @Override
    public Integer call() {
        Terminal.quieten();
        if (report != null) {
            ReportFile.require(report);
        }
        Settings settings = cluster.sources().settings();
        List<String> addresses = endpoints(settings);
        if (prometheus != null) {
            requireAddress("--prometheus", "http://127.0.0.1:9090", prometheus);
        }
        List<Finding> findings = examine(settings, addresses);
        print(findings);
        if (report != null) {
            ReportFile.write(
                    report,
                    Map.of(
                            "findings",
                            findings.stream().map(DoctorCommand::json).toList()));
        }
        return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.ERROR) ? 1 : 0;
    }

    private List<Finding> examine(Settings settings, List<String> addresses) {
        Map<String, Object> clients = cluster.clients();
        List<Finding> findings = new ArrayList<>();
        try (Cluster brokers = new Cluster(clients, PATIENCE)) {
            findings.addAll(new BrokerCheck(brokers, cluster.bootstrap()).look());
            boolean answers = findings.get(0).level() == Finding.Level.OK;
            findings.addAll(new RegistryCheck(clients, cluster.registry()).look());
            if (answers) {
                look("topics", new TopicsCheck(brokers), findings);
                List<String> models =
                        List.of(settings.value(StreamKeys.MODEL_Z), settings.value(StreamKeys.MODEL_HIGGS));
                look("models", new ModelsCheck(new ModelCatalogue(clients, PATIENCE), models), findings);
                look("lag", new LagCheck(brokers, settings.value(StreamKeys.APPLICATION_ID)), findings);
            }
            for (String endpoint : addresses) {
                look("endpoint " + endpoint, new EndpointCheck(endpoint, PATIENCE), findings);
            }
            if (prometheus != null) {
                look("Prometheus " + prometheus, new PrometheusCheck(prometheus, PATIENCE), findings);
            }
        } catch (ConfigurationException e) {
            throw ClusterOptions.failure(e);
        } catch (KafkaException e) {
            throw CommandFailure.usage("the brokers cannot be asked: " + e.getMessage());
        }
        return findings;
    }

    private List<String> endpoints(Settings settings) {
        if (endpoints.isEmpty()) {
            return List.of("http://" + settings.value(StreamKeys.METRICS_HOST) + ":"
                    + settings.value(StreamKeys.METRICS_PORT));
        }
        for (String endpoint : endpoints) {
            requireAddress("--metrics", "http://127.0.0.1:9464", endpoint);
        }
        return endpoints;
    }

    private static void requireAddress(String option, String example, String given) {
        if (!given.matches("https?://[^\\s/]+/?") || URI.create(given).getHost() == null) {
            throw CommandFailure.usage(option + " takes an address such as " + example + ", not '" + given + "'");
        }
    }

    /** One that cannot look hides nothing about the others. */
    private static void look(String subject, Check check, List<Finding> findings) {
        try {
            findings.addAll(check.look());
        } catch (RuntimeException e) {
            findings.add(Finding.error(
                    subject,
                    "it cannot be looked at: " + e.getMessage(),
                    "see what comes before; if all of that is well, this user may lack the right to DESCRIBE"));
        }
    }

    private void print(List<Finding> findings) {
        PrintWriter out = spec.commandLine().getOut();
        for (Finding finding : findings) {
            out.println(mark(finding.level()) + "  " + finding.subject() + ": " + finding.text());
            if (!finding.remedy().isEmpty()) {
                out.println("         → " + finding.remedy());
            }
        }
        long errors = count(findings, Finding.Level.ERROR);
        long warnings = count(findings, Finding.Level.WARNING);
        out.println(errors + warnings == 0 ? "all is well" : errors + " errors, " + warnings + " warnings");
        out.flush();
    }

    private static String mark(Finding.Level level) {
        return switch (level) {
            case OK -> "ok     ";
            case WARNING -> "warning";
            case ERROR -> "ERROR  ";
        };
    }

    private static long count(List<Finding> findings, Finding.Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    private static Map<String, String> json(Finding finding) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("level", finding.level().name());
        json.put("subject", finding.subject());
        json.put("text", finding.text());
        json.put("remedy", finding.remedy());
        return json;
    }
}
