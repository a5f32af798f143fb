package io.dilepton.core.inference;

import java.util.Arrays;
import java.util.Locale;

/** Where a model computes: the values of the configuration key {@value #KEY}. */
public enum InferenceDevice {

    /**
     * On an NVIDIA GPU where there is one and it works, else on the processor. The device node of a GPU is looked for first, because the
     * native call that fails without one takes seconds. What was chosen, and why, is logged once in the life of the process; a GPU that
     * failed once is not tried again.
     */
    AUTO,

    /** On the processor; no GPU is looked for. The same row gives the same bits in a batch of any size. */
    CPU,

    /**
     * On an NVIDIA GPU, or not at all. Needs a build with the Maven profile {@code cuda} and the CUDA libraries that ONNX Runtime asks for.
     * Scores agree with those of the processor within the self-test's tolerance; they are not the same bits.
     */
    CUDA;

    /**
     * Configuration key: {@value}. Type: one of {@code auto}, {@code cpu}, {@code cuda}; no unit; default {@code auto}. Validation: any
     * other value stops the start.
     */
    public static final String KEY = "inference.device";

    /**
     * Finds a device by its name in the configuration.
     *
     * @param name {@code auto}, {@code cpu} or {@code cuda}
     * @return the device
     * @throws IllegalArgumentException when there is none of that name; the message lists those that there are
     */
    public static InferenceDevice named(String name) {
        return Arrays.stream(values())
                .filter(device -> device.configured().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(KEY + " must be auto, cpu or cuda, not '" + name + "'"));
    }

    /**
     * Returns the name in the configuration.
     *
     * @return {@code auto}, {@code cpu} or {@code cuda}
     */
    public String configured() {
        return name().toLowerCase(Locale.ROOT);
    }
}
