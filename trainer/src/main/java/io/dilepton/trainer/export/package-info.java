/** Networks as ONNX graphs, and the check that ONNX Runtime computes what the trainer computed. */
@NullMarked
package io.dilepton.trainer.export;

import org.jspecify.annotations.NullMarked;
