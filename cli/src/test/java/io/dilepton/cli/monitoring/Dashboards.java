package io.dilepton.cli.monitoring;

import static io.dilepton.cli.monitoring.Panel.heat;
import static io.dilepton.cli.monitoring.Panel.lines;
import static io.dilepton.cli.monitoring.Panel.number;

import java.util.List;

/** The dashboards of {@code monitoring/grafana/dashboards}. */
final class Dashboards {

    private static final String OPERATION = "Dilepton operation";
    private static final String PHYSICS = "Dilepton physics";
    private static final String RATE = "[$__rate_interval]";

    private Dashboards() {}

    static List<Dashboard> all() {
        return List.of(
                overview(),
                scoring(),
                models(),
                PhysicsDashboard.make(PHYSICS),
                generator(),
                RuntimeDashboard.make(OPERATION));
    }

    private static Dashboard overview() {
        return new Dashboard(OPERATION, "overview", "Overview", "Is everything well? What a shift looks at first.")
                .row("Now")
                .add(number(
                                "Alerts",
                                "Dilepton alerts that fire; docs/runbooks.md says what to do about each.",
                                "none",
                                4)
                        .query("count(ALERTS{alertstate=\"firing\", alertname=~\"Dilepton.+\"}) or vector(0)", "firing")
                        .steps("green", 1, "red"))
                .add(number("Streams", "Stream applications that answer Prometheus.", "none", 4)
                        .query("sum(up{job=\"dilepton-stream\"})", "up")
                        .steps("red", 1, "green"))
                .add(number("Events in", "Records read from dilepton.events.", "ops", 4)
                        .query("sum(rate(dilepton_events_in_total" + RATE + "))", "in"))
                .add(number("Lag", "Records in dilepton.events that wait to be read.", "short", 4)
                        .query("sum(job:dilepton_lag:sum)", "lag")
                        .steps("green", 10_000, "orange", 100_000, "red"))
                .add(number(
                                "Ledger",
                                "Records that were read and have no outcome. Anything but 0 is a fault.",
                                "none",
                                4)
                        .query("sum(abs(dilepton_ledger_imbalance))", "imbalance")
                        .steps("green", 1, "red"))
                .add(number(
                                "Dead letters",
                                "Share of records that cannot be processed, over five minutes.",
                                "percentunit",
                                4)
                        .query("max(job:dilepton_dead_letters:share5m)", "share")
                        .steps("green", 0.001, "orange", 0.01, "red")
                        .decimals(2))
                .row("Flow")
                .add(lines(
                                "Events by outcome",
                                "Every record that comes in is scored, passed over or dead-lettered: the lines below add up to the first.",
                                "ops",
                                12)
                        .query("sum(rate(dilepton_events_in_total" + RATE + "))", "in")
                        .query("sum by (lane) (rate(dilepton_events_scored_total" + RATE + "))", "scored {{lane}}")
                        .query("sum(rate(dilepton_events_passed_over_total" + RATE + "))", "passed over")
                        .query("sum(rate(dilepton_events_dead_lettered_total" + RATE + "))", "dead-lettered"))
                .add(lines(
                                "Latency",
                                "Age of events when their score is sent, by the timestamps of their records.",
                                "s",
                                12)
                        .query(quantile(0.5, "dilepton_event_latency_seconds", "lane", ""), "median {{lane}}")
                        .query(quantile(0.99, "dilepton_event_latency_seconds", "lane", ""), "99% {{lane}}"))
                .add(lines("Lag", "Records that wait, by partition.", "short", 12)
                        .query(
                                "sum by (partition) (kafka_consumer_fetch_manager_records_lag{topic=\"dilepton.events\"})",
                                "{{partition}}"))
                .add(lines("Z mass", "Fitted in each window; the world average is 91.188 GeV.", "GeV", 12)
                        .query("dilepton_z_mass_GeV", "{{shape}}")
                        .query("vector(91.188)", "world average")
                        .decimals(2));
    }

    private static Dashboard scoring() {
        String lane = "{lane=~\"$lane\"}";
        return new Dashboard(OPERATION, "scoring", "Scoring", "How events are batched and scored.")
                .variable("lane", "Lane", "dilepton_events_scored_total")
                .row("Events")
                .add(lines("Scored", "Events sent to a scored topic.", "ops", 8)
                        .query("sum by (lane) (rate(dilepton_events_scored_total" + lane + RATE + "))", "{{lane}}"))
                .add(lines("Passed over", "Events that no lane scores, by reason.", "ops", 8)
                        .query("sum by (reason) (rate(dilepton_events_passed_over_total" + RATE + "))", "{{reason}}"))
                .add(lines("Dead letters", "Records that cannot be processed, by reason.", "ops", 8)
                        .query(
                                "sum by (reason) (rate(dilepton_events_dead_lettered_total" + RATE
                                        + ")) > 0 or sum(rate(dilepton_events_dead_lettered_total" + RATE + "))",
                                "{{reason}}"))
                .add(lines(
                                "Ledger imbalance",
                                "Records without an outcome at the last commit, by partition. Anything but 0 is a fault.",
                                "none",
                                12)
                        .query("sum by (partition) (dilepton_ledger_imbalance)", "{{partition}}")
                        .steps("transparent", 1, "red")
                        .drawn("area"))
                .add(lines(
                                "Duplicates and order",
                                "Events that came before, and events older than one before them.",
                                "ops",
                                12)
                        .query("sum(rate(dilepton_events_duplicate_total" + RATE + "))", "duplicates")
                        .query("sum(rate(dilepton_events_out_of_order_total" + RATE + "))", "out of order"))
                .row("Batches")
                .add(heat("Batch size", "Events scored together: full batches are cheapest.", "none", 12)
                        .query(buckets("dilepton_batch_size_events", lane), "{{le}}"))
                .add(heat("Inference", "Time of one call of the model, for a whole batch.", "s", 12)
                        .query(buckets("dilepton_inference_duration_seconds", lane), "{{le}}"))
                .add(lines(
                                "Queue wait",
                                "Time that the first event of a batch waited for it to fill; dilepton.scoring.batch.wait.ms bounds it.",
                                "s",
                                8)
                        .query(quantile(0.5, "dilepton_batch_wait_seconds", "lane", lane), "median {{lane}}")
                        .query(quantile(0.99, "dilepton_batch_wait_seconds", "lane", lane), "99% {{lane}}"))
                .add(lines("Inference time", "Time of one call of the model.", "s", 8)
                        .query(quantile(0.5, "dilepton_inference_duration_seconds", "lane", lane), "median {{lane}}")
                        .query(quantile(0.99, "dilepton_inference_duration_seconds", "lane", lane), "99% {{lane}}"))
                .add(lines("Inference per event", "Time of the model over the events that it scored.", "s", 8)
                        .query(
                                "sum by (lane) (rate(dilepton_inference_duration_seconds_sum" + lane + RATE
                                        + ")) / sum by (lane) (rate(dilepton_batch_size_events_sum" + lane + RATE
                                        + "))",
                                "{{lane}}"))
                .row("End to end")
                .add(heat(
                                "Latency",
                                "Age of the first event of each batch when its score is sent. Readers of committed records see it at the next commit.",
                                "s",
                                24)
                        .query(buckets("dilepton_event_latency_seconds", lane), "{{le}}"));
    }

    private static Dashboard models() {
        String model = "{model=~\"$model\"}";
        String champion = "{model=~\"$model\", alias=\"champion\"}";
        String challenger = "{model=~\"$model\", alias=\"challenger\"}";
        return new Dashboard(PHYSICS, "models", "Models", "Champion against challenger, and what trains.")
                .variable("model", "Model", "dilepton_model_version")
                .row("Versions")
                .add(number("Serving", "Version behind each alias; 0 where there is none.", "none", 12)
                        .query("max by (model, alias) (dilepton_model_version" + model + ")", "{{model}}@{{alias}}"))
                .add(number("Loads", "Versions that began to serve, in the time shown.", "none", 6)
                        .query("sum(increase(dilepton_model_loads_total" + model + "[$__range]))", "loads"))
                .add(number("Refusals", "Promoted versions that could not be served, in the time shown.", "none", 6)
                        .query("sum(increase(dilepton_model_refused_total" + model + "[$__range]))", "refused")
                        .steps("green", 1, "red"))
                .row("Scores")
                .add(heat("Champion's scores", "Distribution of the scores that decide.", "none", 12)
                        .query(buckets("dilepton_score", champion), "{{le}}"))
                .add(heat(
                                "Challenger's scores",
                                "Distribution of the scores in shadow, of the same events.",
                                "none",
                                12)
                        .query(buckets("dilepton_score", challenger), "{{le}}"))
                .add(lines("Mean score", "By version.", "none", 12)
                        .query(
                                "sum by (model, version, alias) (rate(dilepton_score_sum" + model + RATE
                                        + ")) / sum by (model, version, alias) (rate(dilepton_score_count" + model
                                        + RATE + "))",
                                "{{model}}/{{version}} {{alias}}")
                        .between(0, 1))
                .add(lines("Scores per version", "Events that each version scored.", "ops", 12)
                        .query(
                                "sum by (model, version, alias) (rate(dilepton_score_count" + model + RATE + "))",
                                "{{model}}/{{version}} {{alias}}"))
                .row("Challenger against champion")
                .add(heat("Difference", "Absolute difference of the scores of the same event.", "none", 12)
                        .query(buckets("dilepton_shadow_difference", ""), "{{le}}"))
                .add(lines(
                                "Disagreement",
                                "Share of events that the challenger decides otherwise, and mean difference of the scores.",
                                "percentunit",
                                12)
                        .query(
                                "sum by (lane) (rate(dilepton_shadow_disagreements_total" + RATE
                                        + ")) / sum by (lane) (rate(dilepton_shadow_difference_count" + RATE + "))",
                                "decides otherwise {{lane}}")
                        .query(
                                "sum by (lane) (rate(dilepton_shadow_difference_sum" + RATE
                                        + ")) / sum by (lane) (rate(dilepton_shadow_difference_count" + RATE + "))",
                                "mean difference {{lane}}"))
                .row("Training")
                .add(number("Epoch", "Of a training that runs with --metrics-port.", "none", 4)
                        .query("max by (task) (dilepton_training_epoch)", "{{task}}"))
                .add(number("Epochs at most", "What the plan allows.", "none", 4)
                        .query("max by (task) (dilepton_training_epochs)", "{{task}}"))
                .add(lines("Loss", "Of the last epoch, on training and on validation events.", "none", 8)
                        .query("dilepton_training_loss", "{{task}} {{part}}"))
                .add(lines("AUC and speed", "Area under the ROC curve on validation events.", "none", 8)
                        .query("dilepton_training_auc", "{{task}}"));
    }

    private static Dashboard generator() {
        return new Dashboard(OPERATION, "generator", "Generator", "Synthetic streams: what was ordered and what comes.")
                .row("Orders")
                .add(number("Streams", "Streams that have not ended, over all instances.", "none", 4)
                        .query("max(dilepton_synthetic_streams_active)", "active"))
                .add(number("Instances", "Generators that answer Prometheus.", "none", 4)
                        .query("sum(up{job=\"dilepton-generator\"})", "up")
                        .steps("red", 1, "green"))
                .add(number("Accepted", "Requests that were accepted, in the time shown.", "none", 4)
                        .query("sum(increase(dilepton_synthetic_requests_accepted_total[$__range]))", "accepted"))
                .add(number("Refused", "Requests that were refused, in the time shown.", "none", 4)
                        .query("sum(increase(dilepton_synthetic_requests_refused_total[$__range]))", "refused"))
                .add(number("Ended", "Streams that have ended since the start, by how.", "none", 8)
                        .query("sum by (state) (dilepton_synthetic_streams_closed_total)", "{{state}}"))
                .row("Emission")
                .add(lines("Events emitted", "Synthetic events that are committed to their topics.", "ops", 12)
                        .query(
                                "sum by (instance) (rate(dilepton_synthetic_events_emitted_total" + RATE + "))",
                                "{{instance}}"))
                .add(lines("Behind the rate", "How far events are behind the pace that was ordered.", "s", 12)
                        .query("dilepton_synthetic_pacing_lag_seconds", "{{instance}}")
                        .steps("transparent", 5, "red")
                        .drawn("line"))
                .add(lines("Lanes", "Partitions of the topic of shards that an instance works on.", "none", 8)
                        .query("dilepton_synthetic_lanes", "{{instance}}"))
                .add(lines("Transactions", "Commits of events and progress.", "ops", 8)
                        .query(
                                "sum by (instance) (rate(dilepton_synthetic_transactions_seconds_count" + RATE + "))",
                                "{{instance}}"))
                .add(lines("Transaction time", "From the first event to the commit.", "s", 8)
                        .query(
                                quantile(0.5, "dilepton_synthetic_transactions_seconds", "instance", ""),
                                "median {{instance}}")
                        .query(
                                quantile(0.99, "dilepton_synthetic_transactions_seconds", "instance", ""),
                                "99% {{instance}}"));
    }

    static String quantile(double share, String histogram, String by, String labels) {
        return "histogram_quantile(" + share + ", sum by (" + by + ", le) (rate(" + histogram + "_bucket" + labels
                + RATE + ")))";
    }

    static String buckets(String histogram, String labels) {
        return "sum by (le) (increase(" + histogram + "_bucket" + labels + RATE + "))";
    }
}
