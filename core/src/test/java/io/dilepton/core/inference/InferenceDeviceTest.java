package io.dilepton.core.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceDeviceTest {

    private static final byte[] ONNX = ToyGraph.logistic("features", "probability", 0.5f, -0.25f);

    @TempDir
    private Path home;

    private final FakeProvider gpu = new FakeProvider();
    private final FakeProvider cpu = new FakeProvider();

    @Test
    void shouldBeFoundByItsNameWhenConfigured() {
        for (InferenceDevice device : InferenceDevice.values()) {
            assertThat(InferenceDevice.named(device.configured())).isEqualTo(device);
        }
        assertThatThrownBy(() -> InferenceDevice.named("gpu"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inference.device must be auto, cpu or cuda, not 'gpu'");
    }

    @Test
    void shouldNotTryTheGpuWhenThereIsNoDeviceNode() throws Exception {
        DeviceSessions sessions = new DeviceSessions(List.of(home.resolve("nvidia0")), cpu, gpu);
        open(sessions, InferenceDevice.AUTO);
        assertThat(gpu.optionsSeen).isEmpty();
        assertThat(cpu.optionsSeen).hasSize(1);
    }

    @Test
    void shouldNotTryTheGpuWhenTheBuildHasNoCuda() throws Exception {
        gpu.missing = "built without";
        open(withNode(), InferenceDevice.AUTO);
        assertThat(gpu.optionsSeen).isEmpty();
    }

    @Test
    void shouldTryTheGpuOnceAndGoOnWithFreshOptionsWhenItFails() throws Exception {
        gpu.failure = "no CUDA-capable device is detected";
        DeviceSessions sessions = withNode();
        open(sessions, InferenceDevice.AUTO);
        open(sessions, InferenceDevice.AUTO);
        assertThat(gpu.optionsSeen).hasSize(1);
        assertThat(cpu.optionsSeen).hasSize(2).doesNotContainAnyElementsOf(gpu.optionsSeen);
    }

    @Test
    void shouldUseTheGpuWhenItWorks() throws Exception {
        open(withNode(), InferenceDevice.AUTO);
        open(withNode(), InferenceDevice.CUDA);
        assertThat(gpu.optionsSeen).hasSize(2);
        assertThat(cpu.optionsSeen).isEmpty();
    }

    @Test
    void shouldTryTheGpuAgainWhenTheModelWasAtFault() throws Exception {
        DeviceSessions sessions = withNode();
        for (InferenceDevice device : new InferenceDevice[] {InferenceDevice.AUTO, InferenceDevice.CUDA}) {
            assertThatThrownBy(() -> sessions.open(OrtEnvironment.getEnvironment(), new byte[] {1, 2}, device))
                    .isInstanceOf(OrtException.class);
        }
        open(sessions, InferenceDevice.AUTO);
        assertThat(gpu.optionsSeen).hasSize(3);
    }

    @Test
    void shouldNeverLookForAGpuWhenTheProcessorIsAskedFor() throws Exception {
        open(withNode(), InferenceDevice.CPU);
        assertThat(gpu.optionsSeen).isEmpty();
        assertThat(gpu.askedWhatIsMissing).isFalse();
    }

    @Test
    void shouldSayWhatToDoWhenTheGpuMustBeUsedAndCannot() throws Exception {
        gpu.failure = "libcudart.so: cannot open shared object file";
        assertThatThrownBy(() -> open(withNode(), InferenceDevice.CUDA))
                .isInstanceOf(InferenceDeviceException.class)
                .hasMessageContaining("inference.device=cuda, but no GPU can be used: ")
                .hasMessageContaining("libcudart.so")
                .hasMessageContaining("set it to auto or cpu");
        assertThatThrownBy(() -> OnnxModel.load(
                        ToyGraph.artifact(ONNX, ToyGraph.PT_PAIR), ToyGraph.PT_PAIR, InferenceDevice.CUDA))
                .isInstanceOf(InferenceDeviceException.class)
                .hasMessageContaining("build with the Maven profile cuda");
    }

    @Test
    void shouldScoreWhenTheDeviceIsChosenAutomatically() {
        try (OnnxModel model = OnnxModel.load(
                        ToyGraph.artifact(ONNX, ToyGraph.PT_PAIR), ToyGraph.PT_PAIR, InferenceDevice.AUTO);
                Scorer scorer = model.newScorer()) {
            float[] probability = new float[1];
            scorer.score(new float[] {1, 2}, 1, probability);
            assertThat(probability[0]).isEqualTo(0.5f);
        }
    }

    private DeviceSessions withNode() throws Exception {
        Path node = home.resolve("nvidia3");
        if (!Files.exists(node)) {
            Files.createFile(node);
        }
        return new DeviceSessions(List.of(home.resolve("nvidia0"), node), cpu, gpu);
    }

    private static void open(DeviceSessions sessions, InferenceDevice device) throws OrtException {
        sessions.open(OrtEnvironment.getEnvironment(), ONNX, device).close();
    }

    /** Computes on the processor, whatever it stands for, or fails as a broken driver does. */
    private static final class FakeProvider implements Provider {

        final List<OrtSession.SessionOptions> optionsSeen = new ArrayList<>();

        @Nullable
        String missing;

        @Nullable
        String failure;

        boolean askedWhatIsMissing;

        @Override
        public @Nullable String missing() {
            askedWhatIsMissing = true;
            return missing;
        }

        @Override
        public void add(OrtSession.SessionOptions options) throws OrtException {
            optionsSeen.add(options);
            if (failure != null) {
                throw new OrtException(failure);
            }
        }
    }
}
