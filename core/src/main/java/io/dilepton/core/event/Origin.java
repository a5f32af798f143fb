package io.dilepton.core.event;

/** Where an event comes from. */
public enum Origin {
    /** Recorded by a detector. */
    DATA,
    /** Made by a Monte Carlo simulation. */
    SIMULATION,
    /** Made by a generative model. */
    SYNTHETIC
}
