package io.dilepton.cli.bench.chaos;

import io.dilepton.cli.bench.lab.ChildJvm;
import io.dilepton.cli.bench.worker.WorkerCommand;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelManifest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Everything that breaks in a run, in its order. */
final class Faults {

    private static final Duration NOW = Duration.ZERO;
    private static final Duration START = Duration.ofSeconds(90);
    /** Longer than a transaction may last: the broker has aborted it when the application comes back. */
    private static final Duration HANG = Duration.ofSeconds(12);

    private static final Duration REGISTRY_OUTAGE = Duration.ofSeconds(3);

    private final ModelArtifact nextModel;

    Faults(ModelArtifact nextModel) {
        this.nextModel = nextModel;
    }

    /** Returns the faults of a run in their order. */
    List<Fault> of(ChaosPlan plan) {
        List<Fault> faults = new ArrayList<>();
        for (FaultKind kind : FaultKind.values()) {
            int times = kind == FaultKind.KILL ? plan.kills() : 1;
            for (int time = 0; time < times && plan.faults().contains(kind); time++) {
                faults.add(new Fault(kind, strike(kind)));
            }
        }
        return faults;
    }

    private Fault.Strike strike(FaultKind kind) {
        return switch (kind) {
            case KILL -> this::killed;
            case KILL_AT_START -> this::killedAtStart;
            case KILL_AT_REBALANCE -> this::killedAtRebalance;
            case KILL_AT_SWAP -> this::killedAtSwap;
            case HALF_MODEL -> this::halfPublished;
            case REGISTRY_DOWN -> this::registryDown;
            case REGISTRY_DOWN_AT_START -> this::registryDownAtStart;
            case KILL_BROKER -> this::brokerKilled;
            case HANG_BROKER -> this::brokerHangs;
        };
    }

    private Fault.Recovery killed(Scene scene) {
        scene.pause(Duration.ofSeconds(1), Duration.ofSeconds(4));
        long moment = scene.moment();
        scene.kill(scene.app());
        scene.app().start();
        return new Fault.Recovery(scene.awaitOutput(moment, "killed"), "started again at once");
    }

    private Fault.Recovery killedAtStart(Scene scene) {
        scene.pause(Duration.ofSeconds(1), Duration.ofSeconds(2));
        long moment = scene.moment();
        scene.kill(scene.app());
        scene.app().start();
        scene.pause(Duration.ofSeconds(1), Duration.ofSeconds(5));
        scene.kill(scene.app());
        scene.app().start();
        return new Fault.Recovery(scene.awaitOutput(moment, "killed at start"), "killed twice");
    }

    private Fault.Recovery killedAtRebalance(Scene scene) {
        Instance second = scene.addInstance();
        second.start();
        second.awaitStart();
        scene.pause(NOW, Duration.ofMillis(1500));
        long moment = scene.moment();
        scene.kill(scene.app());
        scene.dropOlder();
        return new Fault.Recovery(scene.awaitOutput(moment, "killed in a rebalance"), "the other instance took over");
    }

    private Fault.Recovery killedAtSwap(Scene scene) {
        ModelManifest promoted = scene.promote(nextModel);
        scene.pause(NOW, Duration.ofMillis(300));
        long moment = scene.moment();
        scene.kill(scene.app());
        scene.app().start();
        return new Fault.Recovery(
                scene.awaitOutput(moment, "killed in a swap"), "promoted version " + promoted.version());
    }

    /** Its transaction stays open: nothing of it may be seen, and an application that starts meanwhile must not wait for it. */
    private Fault.Recovery halfPublished(Scene scene) {
        String model = nextModel.manifest().name();
        List<ModelManifest> before = scene.versions(model);
        try (ChildJvm publisher = ChildJvm.start(
                "publisher",
                scene.directory(),
                List.of(),
                List.of(
                        WorkerCommand.NAME,
                        "publish-half",
                        "--bootstrap",
                        scene.cluster().bootstrap(),
                        "--name",
                        model))) {
            Scene.require(publisher.line(START).isPresent(), "the publisher did not get half-way");
            publisher.kill();
        }
        long moment = scene.moment();
        scene.kill(scene.app());
        scene.app().start();
        double seconds = scene.awaitOutput(moment, "half a model");
        Scene.require(scene.versions(model).equals(before), "half a model is visible");
        return new Fault.Recovery(seconds, "nothing of the model is visible; the application started beside it");
    }

    private Fault.Recovery registryDown(Scene scene) {
        scene.pause(Duration.ofSeconds(1), Duration.ofSeconds(2));
        scene.gate().shut();
        long moment = scene.moment();
        double seconds = scene.awaitOutput(moment, "registry down");
        Tail.pause(REGISTRY_OUTAGE);
        scene.gate().open();
        return new Fault.Recovery(seconds, "the application went on without it");
    }

    private Fault.Recovery registryDownAtStart(Scene scene) {
        scene.kill(scene.app());
        scene.gate().shut();
        String complaint;
        try (ChildJvm failing = scene.app().launch()) {
            OptionalInt code = failing.exitCode(START);
            List<String> said = failing.complaints();
            Scene.require(
                    code.isPresent() && code.getAsInt() == 1 && said.size() == 1,
                    "without a registry the application must end with code 1 and one line, but: " + code + " " + said);
            complaint = said.get(0);
        }
        scene.gate().open();
        long moment = scene.moment();
        scene.app().start();
        return new Fault.Recovery(scene.awaitOutput(moment, "registry back"), "it ended with: " + complaint);
    }

    private Fault.Recovery brokerKilled(Scene scene) {
        scene.pause(Duration.ofSeconds(1), Duration.ofSeconds(4));
        long moment = scene.moment();
        scene.cluster().kill();
        scene.cluster().restart();
        double up = (System.currentTimeMillis() - moment) / 1000.0;
        return new Fault.Recovery(
                scene.awaitOutput(moment, "broker killed"),
                String.format("the broker itself was back after %.1f s", up));
    }

    private Fault.Recovery brokerHangs(Scene scene) {
        scene.pause(Duration.ofSeconds(1), Duration.ofSeconds(2));
        scene.cluster().freeze();
        Tail.pause(HANG);
        long moment = scene.moment();
        scene.cluster().thaw();
        return new Fault.Recovery(scene.awaitOutput(moment, "broker hung"), "for " + HANG.toSeconds() + " s");
    }
}
