package io.dilepton.trainer.generative;

import io.dilepton.trainer.network.LibTorch;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;

/** Weights in native memory. Belongs to the scope that it is made in. */
final class NativeWeights {

    private final List<WeightArray> shapes;
    private final List<Tensor> tensors = new ArrayList<>();

    NativeWeights(List<WeightArray> arrays, boolean learnable) {
        shapes = arrays;
        for (WeightArray array : arrays) {
            Tensor tensor = inNativeMemory(array);
            tensors.add(learnable ? tensor.set_requires_grad(true) : tensor);
        }
    }

    private static Tensor inNativeMemory(WeightArray array) {
        return Tensor.create(array.values(), array.rows(), array.columns());
    }

    List<Tensor> tensors() {
        return tensors;
    }

    Tensor get(int i) {
        return tensors.get(i);
    }

    /** Moves towards others of the same shapes. */
    void follow(NativeWeights other, double share) {
        try (NoGradGuard guard = new NoGradGuard();
                PointerScope scope = new PointerScope()) {
            Scalar step = new Scalar(share);
            for (int i = 0; i < tensors.size(); i++) {
                tensors.get(i).lerp_(other.tensors.get(i), step);
            }
        }
    }

    /** Keeps every weight within a bound. */
    void clip(double bound) {
        try (NoGradGuard guard = new NoGradGuard();
                PointerScope scope = new PointerScope()) {
            for (Tensor tensor : tensors) {
                tensor.clamp_(new ScalarOptional(new Scalar(-bound)), new ScalarOptional(new Scalar(bound)));
            }
        }
    }

    void set(List<WeightArray> arrays) {
        try (NoGradGuard guard = new NoGradGuard();
                PointerScope scope = new PointerScope()) {
            for (int i = 0; i < tensors.size(); i++) {
                tensors.get(i).copy_(inNativeMemory(arrays.get(i)));
            }
        }
    }

    List<WeightArray> arrays() {
        List<WeightArray> arrays = new ArrayList<>();
        for (int i = 0; i < tensors.size(); i++) {
            WeightArray shape = shapes.get(i);
            arrays.add(new WeightArray(shape.rows(), shape.columns(), LibTorch.array(tensors.get(i))));
        }
        return arrays;
    }
}
