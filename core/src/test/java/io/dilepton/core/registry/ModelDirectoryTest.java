package io.dilepton.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDirectoryTest {

    private static final byte[] ONNX = {8, 8, 1, 2, 3};

    @TempDir
    private Path home;

    private static ModelArtifact artifact(Map<String, Double> metrics) {
        ModelManifest.Training training = new ModelManifest.Training(
                "z-candidate",
                "ab".repeat(32),
                List.of("b.csv", "a.csv"),
                70,
                15,
                15,
                42,
                "0.1.0",
                Map.of("epochs", "3", "batch", "256"));
        return new ModelArtifact(
                new ModelManifest(
                        "z-candidate",
                        3,
                        ModelArtifact.sha256(ONNX),
                        "dilepton-v1",
                        "cd".repeat(32),
                        "features",
                        "probability",
                        0.4375,
                        training,
                        metrics),
                ONNX);
    }

    @Test
    void shouldReadWhatItWrote() {
        ModelDirectory directory = new ModelDirectory(home.resolve("deep/er"));
        assertThat(directory.isOccupied()).isFalse();
        ModelArtifact written = artifact(Map.of("auc", 0.999, "f1", 0.95));
        directory.write(written);
        directory.write(written);
        assertThat(directory.isOccupied()).isTrue();
        ModelArtifact read = directory.read();
        assertThat(read.manifest()).isEqualTo(written.manifest());
        assertThat(read.onnx()).isEqualTo(ONNX);
        assertThat(home.resolve("deep/er")).isDirectoryContaining("glob:**model.onnx");
        assertThat(home.resolve("deep/er").toFile().list()).hasSize(2);
    }

    @Test
    void shouldKeepTheCardBesideTheModelAndDropThatOfAnother() {
        ModelDirectory directory = new ModelDirectory(home);
        ModelArtifact model = artifact(Map.of());
        directory.write(model.withCard(new byte[] {'{', '}'}));
        assertThat(directory.read().card())
                .hasValueSatisfying(card -> assertThat(card).containsExactly('{', '}'));
        directory.write(model);
        assertThat(directory.read().card()).isEmpty();
    }

    @Test
    void shouldWriteTheSameBytesWhenOnlyTheOrderOfKeysDiffers() {
        Map<String, Double> forward = new LinkedHashMap<>();
        Map<String, Double> backward = new LinkedHashMap<>();
        List<String> names = List.of("auc", "f1", "accuracy", "precision", "recall");
        for (int i = 0; i < names.size(); i++) {
            forward.put(names.get(i), (double) i);
            backward.put(names.get(names.size() - 1 - i), (double) (names.size() - 1 - i));
        }
        String json = new String(ManifestJson.write(artifact(forward).manifest()), StandardCharsets.UTF_8);
        assertThat(json)
                .isEqualTo(new String(ManifestJson.write(artifact(backward).manifest()), StandardCharsets.UTF_8));
        assertThat(json)
                .startsWith("{\n  \"featureSet\" : \"dilepton-v1\",\n  \"featureSetHash\"")
                .endsWith("}\n")
                .doesNotContain("\r");
        assertThat(json.indexOf("\"accuracy\"")).isLessThan(json.indexOf("\"auc\""));
    }

    @Test
    void shouldReadWhenALaterVersionAddedAField() {
        String json = new String(ManifestJson.write(artifact(Map.of()).manifest()), StandardCharsets.UTF_8);
        String later = json.replaceFirst("\\{", "{\"addedLater\": {\"x\": [1]},");
        assertThat(ManifestJson.read(later.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(artifact(Map.of()).manifest());
    }

    @Test
    void shouldNameTheFieldWhenOneIsMissing() {
        String json = new String(ManifestJson.write(artifact(Map.of()).manifest()), StandardCharsets.UTF_8);
        byte[] without = json.replace("\"threshold\"", "\"treshold\"").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ManifestJson.read(without))
                .isInstanceOf(UnreadableModelException.class)
                .hasMessageContaining("threshold");
        assertThatThrownBy(() -> ManifestJson.read("[1".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableModelException.class);
    }

    @Test
    void shouldRefuseWhenTheBytesChanged() throws IOException {
        ModelDirectory directory = new ModelDirectory(home);
        directory.write(artifact(Map.of()));
        Files.write(home.resolve(ModelDirectory.ONNX), new byte[] {1});
        assertThatThrownBy(directory::read)
                .isInstanceOf(UnreadableModelException.class)
                .hasMessageContaining("SHA-256");
        Files.delete(home.resolve(ModelDirectory.ONNX));
        assertThatThrownBy(directory::read)
                .isInstanceOf(UnreadableModelException.class)
                .hasMessageContaining("model.onnx");
    }

    @Test
    void shouldLetTheUsersReadTheModelWhoMayReadOtherFiles() throws IOException {
        assumeThat(home.getFileSystem().supportedFileAttributeViews()).contains("posix");
        new ModelDirectory(home).write(artifact(Map.of()));
        Path other = Files.createFile(home.resolve("other"));

        for (String name : List.of(ModelDirectory.ONNX, ModelDirectory.MANIFEST)) {
            assertThat(Files.getPosixFilePermissions(home.resolve(name)))
                    .isEqualTo(Files.getPosixFilePermissions(other));
        }
        assertThat(home).isDirectoryNotContaining("glob:**.part");
    }
}
