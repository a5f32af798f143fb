package io.dilepton.trainer.network;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Source of the values that dropout sets to zero, native: it belongs to the open {@link PointerScope}. */
public final class DropoutSource {

    private final Generator generator;
    private final GeneratorOptional optional;

    /**
     * Makes a source.
     *
     * @param seed the same seed gives the same values
     */
    public DropoutSource(long seed) {
        this.generator = torch.make_generator_cpu(seed);
        this.optional = new GeneratorOptional(generator);
    }

    /**
     * Returns the source as the network takes it.
     *
     * @return the native generator
     */
    public GeneratorOptional generator() {
        return optional;
    }

    /**
     * Returns where the source is.
     *
     * @return bytes for {@link #restore}
     */
    public byte[] state() {
        try (PointerScope scope = new PointerScope()) {
            Tensor state = generator.get_state().contiguous();
            byte[] bytes = new byte[Math.toIntExact(state.numel())];
            new BytePointer(state.data_ptr()).get(bytes);
            return bytes;
        }
    }

    /**
     * Goes on from a state.
     *
     * @param state bytes of {@link #state}
     */
    public void restore(byte[] state) {
        try (PointerScope scope = new PointerScope()) {
            Tensor tensor = generator.get_state().clone();
            new BytePointer(tensor.data_ptr()).put(state);
            generator.set_state(tensor);
        }
    }
}
