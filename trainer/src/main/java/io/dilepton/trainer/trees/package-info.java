/**
 * Gradient-boosted decision trees, the yardstick that networks are measured against. The one place that imports XGBoost; what leaves it are plain
 * arrays ({@link io.dilepton.trainer.trees.DecisionTree}), so that an exported model needs no library but ONNX Runtime.
 */
@NullMarked
package io.dilepton.trainer.trees;

import org.jspecify.annotations.NullMarked;
