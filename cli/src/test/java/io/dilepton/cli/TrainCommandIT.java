package io.dilepton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.cluster.LocalCluster;
import io.dilepton.cluster.LocalClusterConfig;
import io.dilepton.core.registry.ModelArtifact;
import io.dilepton.core.registry.ModelCatalogue;
import io.dilepton.core.registry.ModelDirectory;
import io.dilepton.core.registry.Promotion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandIT {

    private static final String MODEL = "z-candidate";

    @TempDir
    private Path home;

    private int train(String bootstrap, int seed) {
        return Main.commandLine()
                .execute(
                        "train",
                        MODEL,
                        "--simulate=3000",
                        "--epochs=1",
                        "--seed=" + seed,
                        "--out=" + home.resolve("model-" + seed),
                        "--force",
                        "--publish",
                        "--bootstrap=" + bootstrap);
    }

    @Test
    void shouldMakeEachNewModelTheChampionWhenPublished() {
        try (LocalCluster cluster = LocalCluster.start(LocalClusterConfig.temporary())) {
            ModelCatalogue catalogue =
                    new ModelCatalogue(Map.of("bootstrap.servers", cluster.bootstrap()), Duration.ofSeconds(30));
            assertThat(train(cluster.bootstrap(), 1)).isZero();
            assertThat(train(cluster.bootstrap(), 2)).isZero();
            assertThat(catalogue.versions(MODEL)).hasSize(2);
            assertThat(catalogue
                            .promotion(MODEL, Promotion.CHAMPION)
                            .orElseThrow()
                            .version())
                    .isEqualTo(2);
            ModelArtifact published = catalogue.find(MODEL, 2).orElseThrow();
            ModelArtifact onDisk = new ModelDirectory(home.resolve("model-2")).read();
            assertThat(published.onnx()).isEqualTo(onDisk.onnx());
            assertThat(published.manifest()).isEqualTo(onDisk.manifest().withVersion(2));

            assertThat(train(cluster.bootstrap(), 2)).isZero();
            assertThat(catalogue.versions(MODEL)).hasSize(2);
        }
    }
}
