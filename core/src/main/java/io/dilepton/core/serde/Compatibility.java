package io.dilepton.core.serde;

/** Rule by which a registry accepts a new version of a subject; names as in the registry's API. */
public enum Compatibility {
    /** Anything goes; Apicurio Registry takes it as having no rule of its own, so that its global rule holds. */
    NONE,
    /** The new version reads what the last one wrote. */
    BACKWARD,
    /** The new version reads what any earlier one wrote: the rule of this product's topics. */
    BACKWARD_TRANSITIVE,
    /** The last version reads what the new one writes. */
    FORWARD,
    /** Every earlier version reads what the new one writes. */
    FORWARD_TRANSITIVE,
    /** Backward and forward to the last version. */
    FULL,
    /** Backward and forward to every earlier version. */
    FULL_TRANSITIVE
}
