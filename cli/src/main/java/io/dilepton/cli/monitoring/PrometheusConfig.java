package io.dilepton.cli.monitoring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a Prometheus scrapes and evaluates.
 *
 * @param targets addresses, host:port, by job
 * @param rules rule files; absolute
 * @param interval time between two scrapes, and between two evaluations
 */
public record PrometheusConfig(Map<String, List<String>> targets, List<Path> rules, Duration interval) {

    /** Copies. */
    public PrometheusConfig {
        targets = Map.copyOf(targets);
        rules = List.copyOf(rules);
    }

    /** Returns the configuration file; a Prometheus on a port scrapes itself too, as alerts on its rules need. */
    String yaml(int port) {
        StringBuilder yaml = new StringBuilder("global:\n");
        yaml.append("  scrape_interval: ").append(interval.toMillis()).append("ms\n");
        yaml.append("  evaluation_interval: ").append(interval.toMillis()).append("ms\n");
        yaml.append("rule_files:\n");
        rules.forEach(
                file -> yaml.append("  - ").append(quoted(file.toString())).append('\n'));
        yaml.append("scrape_configs:\n");
        targets.forEach((job, addresses) -> job(yaml, job, addresses));
        job(yaml, "prometheus", List.of("127.0.0.1:" + port));
        return yaml.toString();
    }

    private static void job(StringBuilder yaml, String job, List<String> addresses) {
        yaml.append("  - job_name: ").append(quoted(job)).append('\n');
        yaml.append("    static_configs:\n      - targets:\n");
        addresses.forEach(
                address -> yaml.append("          - ").append(quoted(address)).append('\n'));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
