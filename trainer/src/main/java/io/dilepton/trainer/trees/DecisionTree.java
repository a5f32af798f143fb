package io.dilepton.trainer.trees;

/**
 * One binary decision tree as plain arrays, one entry per node; node 0 is the root. A row goes left at a node when the value of its feature is
 * below the threshold, right when it is not, and as {@link #missingLeft()} says when the value is missing. Immutable by convention: nobody
 * writes to the arrays.
 */
public final class DecisionTree {

    private final int[] left;
    private final int[] right;
    private final int[] feature;
    private final float[] value;
    private final boolean[] missingLeft;

    DecisionTree(int[] left, int[] right, int[] feature, float[] value, boolean[] missingLeft) {
        this.left = left;
        this.right = right;
        this.feature = feature;
        this.value = value;
        this.missingLeft = missingLeft;
    }

    /**
     * Returns the number of nodes, leaves included.
     *
     * @return at least 1
     */
    public int nodes() {
        return left.length;
    }

    /**
     * Tells whether a node is a leaf.
     *
     * @param node number of the node
     * @return false where it decides
     */
    public boolean isLeaf(int node) {
        return left[node] < 0;
    }

    /**
     * Returns the left children.
     *
     * @return node number, -1 for a leaf; not to be written to
     */
    public int[] left() {
        return left;
    }

    /**
     * Returns the right children.
     *
     * @return node number, -1 for a leaf; not to be written to
     */
    public int[] right() {
        return right;
    }

    /**
     * Returns the features that are decided on.
     *
     * @return column number, meaningless for a leaf; not to be written to
     */
    public int[] feature() {
        return feature;
    }

    /**
     * Returns thresholds and leaf values.
     *
     * @return the threshold of a node that decides, the contribution of a leaf to the logit; not to be written to
     */
    public float[] value() {
        return value;
    }

    /**
     * Returns where rows go whose value is missing.
     *
     * @return true for left; not to be written to
     */
    public boolean[] missingLeft() {
        return missingLeft;
    }
}
