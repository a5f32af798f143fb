package io.dilepton.stream.flow;

/** What is done about an event whose id was seen before within the window. */
public enum DuplicatePolicy {
    /** Nothing: ids are not remembered. */
    OFF,
    /** It is counted and scored again. */
    COUNT,
    /** It is counted and passed over. */
    DROP
}
