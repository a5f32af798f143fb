/**
 * Trains, evaluates, exports and publishes models. The entry point is {@link io.dilepton.trainer.TaskTraining}.
 *
 * <p>Data flow: {@code dataset} turns events into feature rows, split by event; {@code training} fits a {@code network} on them, or
 * {@code trees} are grown; * {@code evaluation} measures it on held-out rows; {@code export} writes the ONNX bytes and checks their parity; {@code card}
 * tells people about the model, with the charts of {@code plot}; {@code publish} sends it to the model topics. Only {@code network} and
 * {@code training} touch LibTorch, whose native libraries take seconds to load.
 */
@NullMarked
package io.dilepton.trainer;

import org.jspecify.annotations.NullMarked;
