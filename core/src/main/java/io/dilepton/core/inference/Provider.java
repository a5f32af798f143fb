package io.dilepton.core.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import org.jspecify.annotations.Nullable;

/** What computes a session: an execution provider of the runtime. Each session gets options of its own, since a failed call spoils them. */
interface Provider {

    /** The processor. */
    Provider CPU = new Provider() {
        @Override
        public @Nullable String missing() {
            return null;
        }

        @Override
        public void add(OrtSession.SessionOptions options) {}
    };

    /** The first NVIDIA GPU, in full float32: its shorter format would move probabilities by 1e-3. */
    Provider CUDA = new Provider() {
        @Override
        public @Nullable String missing() {
            return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)
                    ? null
                    : "this build has ONNX Runtime for the processor alone (build with the Maven profile cuda)";
        }

        @Override
        public void add(OrtSession.SessionOptions options) throws OrtException {
            try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(0)) {
                cuda.add("use_tf32", "0");
                options.addCUDA(cuda);
            }
        }
    };

    /** What this build lacks to use the provider; null where it lacks nothing. Costs no time. */
    @Nullable
    String missing();

    /** Adds the provider to the options of a session. */
    void add(OrtSession.SessionOptions options) throws OrtException;

    /** Opens a session that runs on the thread that calls it: one intra-op thread, and no spinning. */
    default OrtSession open(OrtEnvironment environment, byte[] onnx) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            add(options);
            return environment.createSession(onnx, options);
        }
    }
}
