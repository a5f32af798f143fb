package io.dilepton.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether Prometheus scrapes the applications and has the product's rules, and which alerts fire. */
final class PrometheusCheck implements Check {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JOBS = "dilepton-";
    private static final String STREAM = JOBS + "stream";
    /** A training is there only while it runs: its absence is no fault. */
    private static final String TRAINER = JOBS + "trainer";

    private static final String ALERTS = "Dilepton";
    private static final String SETUP = "monitoring/prometheus/prometheus.yml has the scrape jobs and rules; ";

    private final HttpProbe probe;

    PrometheusCheck(String url, Duration patience) {
        this.probe = new HttpProbe(url, patience);
    }

    @Override
    public List<Finding> look() {
        try {
            List<Finding> findings = new ArrayList<>();
            targets(get("/api/v1/targets?state=active").path("activeTargets"), findings);
            rules(get("/api/v1/rules").path("groups"), findings);
            return findings;
        } catch (IOException e) {
            return List.of(Finding.error(
                    subject(),
                    "no Prometheus answers there",
                    "start it, or give its address by --prometheus; without it nobody is alerted"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void targets(JsonNode targets, List<Finding> findings) {
        int streams = 0;
        int down = 0;
        for (JsonNode target : targets) {
            String job = target.at("/labels/job").asText();
            if (!job.startsWith(JOBS) || job.equals(TRAINER)) {
                continue;
            }
            streams += job.equals(STREAM) ? 1 : 0;
            if (!target.path("health").asText().equals("up")) {
                down++;
                findings.add(Finding.error(
                        subject(),
                        "it cannot scrape " + target.path("scrapeUrl").asText() + " (" + job + "): "
                                + target.path("lastError").asText("not tried yet"),
                        "docs/runbooks.md#dileptontargetdown"));
            }
        }
        if (streams == 0) {
            findings.add(Finding.error(
                    subject(),
                    "it scrapes no stream application",
                    SETUP + "the job is named " + STREAM + "; docs/runbooks.md#dileptonmonitoringblind"));
        } else if (down == 0) {
            findings.add(Finding.ok(
                    subject(),
                    streams == 1
                            ? "it scrapes one stream application"
                            : "it scrapes " + streams + " stream applications"));
        }
    }

    private void rules(JsonNode groups, List<Finding> findings) {
        int alerts = 0;
        int firing = 0;
        for (JsonNode group : groups) {
            for (JsonNode rule : group.path("rules")) {
                String name = rule.path("name").asText();
                if (rule.path("type").asText().equals("alerting") && name.startsWith(ALERTS)) {
                    alerts++;
                    if (rule.path("state").asText().equals("firing")) {
                        firing++;
                        findings.add(Finding.warning(
                                "alert " + name,
                                "it fires: " + rule.at("/annotations/summary").asText(),
                                "docs/runbooks.md#" + name.toLowerCase(Locale.ROOT)));
                    }
                }
            }
        }
        if (alerts == 0) {
            findings.add(Finding.error(
                    subject(), "it has none of the product's alerts", SETUP + "name them under rule_files and reload"));
        } else if (firing == 0) {
            findings.add(Finding.ok("alerts", "none of " + alerts + " fires"));
        }
    }

    private String subject() {
        return "Prometheus " + probe.url();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        JsonNode data = JSON.readTree(probe.get(path).body()).path("data");
        if (!data.isObject()) {
            throw new IOException("no answer of a Prometheus");
        }
        return data;
    }
}
