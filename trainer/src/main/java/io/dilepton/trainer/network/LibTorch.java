package io.dilepton.trainer.network;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The native library: loading it, its threads, and moving arrays in and out. */
public final class LibTorch {

    /**
     * The library's bindings throw once the resident memory of the process passes twice the largest heap. Where a broker runs in the same
     * process its mapped log files count as well, so the limit says nothing; 0 turns it off.
     */
    private static final String RESIDENT_LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";

    private LibTorch() {}

    /**
     * Loads the native libraries, which takes seconds the first time, and keeps them to the calling thread. A second thread gains little
     * on networks of this size, and costs much where another process wants the core: the threads of a step wait for the slowest.
     *
     * @throws IllegalStateException when the natives do not load on this platform
     */
    public static void load() {
        if (System.getProperty(RESIDENT_LIMIT) == null) {
            System.setProperty(RESIDENT_LIMIT, "0");
        }
        try {
            torch.set_num_threads(1);
            openblas.blas_set_num_threads(1);
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "LibTorch does not load on " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                            + ": " + e.getMessage(),
                    e);
        }
    }

    /**
     * Copies a float32 tensor of any shape out.
     *
     * @param tensor the tensor
     * @return its values, row-major
     */
    public static float[] array(Tensor tensor) {
        try (PointerScope scope = new PointerScope()) {
            Tensor contiguous = tensor.detach().contiguous();
            float[] values = new float[Math.toIntExact(contiguous.numel())];
            new FloatPointer(contiguous.data_ptr()).get(values);
            return values;
        }
    }
}
