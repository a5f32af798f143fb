package io.dilepton.core.inference;

/** Where models are computed. */
public enum Device {
    /** On a GPU where there is one that works, else on the CPU; which one is said at the start. */
    AUTO,
    /** On the CPU. */
    CPU,
    /** On a GPU by CUDA; without one the start fails. */
    CUDA
}
