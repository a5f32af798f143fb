package io.dilepton.cli.doctor;

import io.dilepton.stream.metrics.StreamMetrics;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether a stream application answers Prometheus, is alive, and its books balance. */
final class EndpointCheck implements Check {

    private static final int OK = 200;

    private final HttpProbe probe;

    EndpointCheck(String url, Duration patience) {
        this.probe = new HttpProbe(url, patience);
    }

    @Override
    public List<Finding> look() {
        try {
            HttpResponse<String> metrics = probe.get("/metrics");
            if (metrics.statusCode() != OK
                    || !metrics.body().contains(StreamMetrics.IN.series().get(0))) {
                return List.of(Finding.error(
                        "endpoint " + probe.url(),
                        "what answers there is no stream application",
                        "give the address of one by --metrics; dilepton.metrics.port sets its port"));
            }
            List<Finding> findings = new ArrayList<>();
            findings.add(health());
            Scrape scrape = new Scrape(metrics.body());
            findings.add(ledger(scrape));
            refused(scrape, findings);
            return findings;
        } catch (IOException e) {
            return List.of(
                    Finding.error(
                            "endpoint " + probe.url(),
                            "nothing answers there",
                            "start `./dilepton stream`, or give the address of its metrics by --metrics; Prometheus cannot scrape what does not answer"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Finding health() throws IOException, InterruptedException {
        HttpResponse<String> live = probe.get("/health/live");
        HttpResponse<String> ready = probe.get("/health/ready");
        String subject = "endpoint " + probe.url();
        if (live.statusCode() != OK) {
            return Finding.error(
                    subject, "it is not live: " + live.body().strip(), "restart it; docs/runbooks.md#dileptonnotlive");
        }
        return ready.statusCode() == OK
                ? Finding.ok(subject, "it answers Prometheus, lives and processes events")
                : Finding.warning(
                        subject,
                        "it is not ready: " + ready.body().strip(),
                        "wait: it starts, rebalances or restores; look again in a minute");
    }

    private Finding ledger(Scrape scrape) {
        double imbalance = scrape.sumOfSizes(StreamMetrics.IMBALANCE.series().get(0));
        return imbalance == 0
                ? Finding.ok("ledger", "every record that was read has an outcome")
                : Finding.error(
                        "ledger",
                        (long) imbalance + " records have no outcome",
                        "docs/runbooks.md#dileptonledgernotbalanced");
    }

    private void refused(Scrape scrape, List<Finding> findings) {
        double refused = scrape.sumOfSizes(StreamMetrics.REFUSED.series().get(0));
        if (refused > 0) {
            findings.add(Finding.warning(
                    "models",
                    (long) refused + " promoted versions were refused since its start",
                    "its log says why; docs/runbooks.md#dileptonmodelrefused"));
        }
    }
}
