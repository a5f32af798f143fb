/** Scoring through ONNX Runtime: the only package that imports it. */
@NullMarked
package io.dilepton.core.inference;

import org.jspecify.annotations.NullMarked;
