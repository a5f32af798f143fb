package io.dilepton.cli.bench.chaos;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.bench.lab.BenchModel;
import io.dilepton.cli.bench.lab.BenchTopics;
import io.dilepton.cli.bench.lab.ClusterChild;
import io.dilepton.cli.bench.lab.EventSupply;
import io.dilepton.cli.bench.lab.Machine;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.core.registry.ModelArtifact;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Feeds events, strikes, waits until everything is through, and counts. */
final class ChaosRun {

    private static final int PARTITIONS = 4;
    private static final double STEP_SECONDS = 5;
    private static final Duration STALL = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final ChaosPlan plan;
    private final ProgressLine progress;
    private final Path directory;

    ChaosRun(ChaosPlan plan, ProgressLine progress, Path directory) {
        this.plan = plan;
        this.progress = progress;
        this.directory = directory;
    }

    ChaosReport run(String command) {
        long begun = System.nanoTime();
        ModelArtifact first = BenchModel.trained(plan.seed());
        ModelArtifact next = BenchModel.trained(plan.seed() + 1);
        try (ClusterChild cluster = ClusterChild.start(directory);
                BenchTopics topics = new BenchTopics(cluster.bootstrap(), PARTITIONS)) {
            topics.create();
            EventSupply supply = new EventSupply(cluster, plan.seed());
            ChaosEvents events = new ChaosEvents(supply);
            List<Fault> faults = new Faults(next).of(plan);
            double rate = plan.events() / (faults.size() * STEP_SECONDS);
            progress.note(String.format(
                    Locale.ROOT,
                    "%,d events at %,.0f/s, %d faults, seed %d",
                    plan.events(),
                    rate,
                    faults.size(),
                    plan.seed()));
            try (Feeder feeder = new Feeder(events, supply, rate);
                    Scene scene = new Scene(cluster, directory, feeder, first, plan)) {
                List<ChaosReport.Struck> struck = strike(faults, scene);
                awaitEnd(topics, feeder);
                scene.stopApplication();
                Books books = new Books(events, plan.events()).read(cluster, topics);
                return report(command, scene, struck, books, (System.nanoTime() - begun) / 1e9);
            }
        }
    }

    private List<ChaosReport.Struck> strike(List<Fault> faults, Scene scene) {
        List<ChaosReport.Struck> struck = new ArrayList<>();
        for (int step = 0; step < faults.size(); step++) {
            Fault fault = faults.get(step);
            scene.begin((long) plan.events() * step / faults.size(), (long) plan.events() * (step + 1) / faults.size());
            if (step == 0) {
                scene.awaitOutput(0, "start");
            }
            Fault.Recovery recovery = fault.strike().on(scene);
            struck.add(new ChaosReport.Struck(fault.kind().label(), recovery.seconds(), recovery.detail()));
            progress.note(String.format(
                    Locale.ROOT, "%-52s %6.1f s   %s", fault.kind().label(), recovery.seconds(), recovery.detail()));
        }
        return struck;
    }

    private void awaitEnd(BenchTopics topics, Feeder feeder) {
        progress.restart();
        long last = -1;
        long changedAt = System.nanoTime();
        while (true) {
            long done = feeder.acknowledged() < plan.events()
                    ? -2 - feeder.acknowledged()
                    : topics.committed(Scene.APPLICATION);
            if (done >= plan.events()) {
                return;
            }
            if (done != last) {
                last = done;
                changedAt = System.nanoTime();
            } else if (System.nanoTime() - changedAt > STALL.toNanos()) {
                throw CommandFailure.run("the application stands still: " + Math.max(0, done) + " of " + plan.events()
                        + " events are committed");
            }
            long committed = Math.max(0, done);
            progress.show(seconds -> progress.bar((double) committed / plan.events()) + "  working off what is left");
            Tail.pause(LOOK);
        }
    }

    private ChaosReport report(
            String command, Scene scene, List<ChaosReport.Struck> struck, Books books, double seconds) {
        return new ChaosReport(
                Machine.here(),
                command,
                plan.seed(),
                plan.guarantee(),
                plan.events(),
                scene.kills(),
                books.lost(),
                books.duplicated(),
                ChaosReport.RecoverySeconds.of(struck),
                struck,
                scene.restarts(),
                books.fates(),
                books.reasons(),
                books.versions(),
                seconds);
    }
}
