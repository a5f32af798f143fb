package io.dilepton.core.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scorer of one thread: owns one direct input and one direct output buffer, and the tensors that view them, one pair per batch size seen.
 * Memory is bounded: batches over {@value #MAX_BATCH} rows are scored in several calls.
 *
 * <p>On a processor a row scores the same bits in a batch of any size and at any place in it, so batches are not padded: ONNX Runtime 1.28 packs
 * constant weights when it loads a model, and its kernels for packed weights sum each row in one order however many rows there are. This is
 * measured, not promised by the runtime: a test of the trainer holds it for every size from 1 to {@value #MAX_BATCH}.
 */
final class OnnxScorer implements Scorer {

    /** Rows of the largest single call; beyond a few hundred, larger calls are no faster. */
    static final int MAX_BATCH = 1024;

    private static final int INITIAL_CAPACITY = 64;

    private final OnnxModel model;
    private final OrtEnvironment environment;
    private final int width;
    private final int outputs;
    private int capacity;
    private FloatBuffer input;
    private FloatBuffer output;
    private @Nullable Binding[] bindings;
    private boolean closed;

    OnnxScorer(OnnxModel model, OrtEnvironment environment, int width, int outputs) {
        this.model = model;
        this.environment = environment;
        this.width = width;
        this.outputs = outputs;
        this.capacity = INITIAL_CAPACITY;
        this.input = direct(capacity * width);
        this.output = direct(capacity * outputs);
        this.bindings = new @Nullable Binding[capacity + 1];
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public void score(float[] features, int rows, float[] probabilities) {
        if (closed) {
            throw new IllegalStateException("the scorer of " + OnnxModel.label(model.manifest()) + " is closed");
        }
        if (rows < 1 || (long) rows * width > features.length || (long) rows * outputs > probabilities.length) {
            throw new IllegalArgumentException(rows + " rows of " + width + " inputs do not fit arrays of "
                    + features.length + " inputs and " + probabilities.length + " outputs");
        }
        for (int first = 0; first < rows; first += MAX_BATCH) {
            scoreBatch(features, first, Math.min(MAX_BATCH, rows - first), probabilities);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            closeBindings();
            model.release();
        }
    }

    private void scoreBatch(float[] features, int first, int rows, float[] probabilities) {
        grow(rows);
        input.put(0, features, first * width, rows * width);
        try {
            Binding binding = binding(rows);
            model.session().run(binding.inputs, binding.outputs).close();
        } catch (OrtException e) {
            throw new ScoringException(
                    OnnxModel.label(model.manifest()) + ": scoring " + rows + " rows failed (" + e.getMessage() + ")",
                    e);
        }
        output.get(0, probabilities, first * outputs, rows * outputs);
    }

    private void grow(int rows) {
        if (rows > capacity) {
            closeBindings();
            capacity = Math.min(MAX_BATCH, Math.max(rows, 2 * capacity));
            input = direct(capacity * width);
            output = direct(capacity * outputs);
            bindings = new @Nullable Binding[capacity + 1];
        }
    }

    private Binding binding(int rows) throws OrtException {
        Binding binding = bindings[rows];
        if (binding == null) {
            OnnxTensor in =
                    OnnxTensor.createTensor(environment, input.slice(0, rows * width), new long[] {rows, width});
            OnnxTensor out;
            try {
                out = OnnxTensor.createTensor(environment, output.slice(0, rows * outputs), new long[] {rows, outputs});
            } catch (OrtException e) {
                in.close();
                throw e;
            }
            binding = new Binding(
                    in, out, model.manifest().input(), model.manifest().output());
            bindings[rows] = binding;
        }
        return binding;
    }

    private void closeBindings() {
        for (Binding binding : bindings) {
            if (binding != null) {
                binding.close();
            }
        }
    }

    private static FloatBuffer direct(int floats) {
        return ByteBuffer.allocateDirect(Float.BYTES * floats)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** The tensors of one batch size, as the maps that the runtime takes: made once, so that a call allocates none. */
    private static final class Binding {

        private final OnnxTensor in;
        private final OnnxTensor out;
        private final Map<String, OnnxTensor> inputs;
        private final Map<String, OnnxTensor> outputs;

        Binding(OnnxTensor in, OnnxTensor out, String input, String output) {
            this.in = in;
            this.out = out;
            this.inputs = Map.of(input, in);
            this.outputs = Map.of(output, out);
        }

        void close() {
            in.close();
            out.close();
        }
    }
}
