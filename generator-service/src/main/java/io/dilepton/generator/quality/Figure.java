package io.dilepton.generator.quality;

/**
 * A figure beside its floor.
 *
 * @param value generated against reference events
 * @param floor reference against reference events
 */
public record Figure(double value, Floor floor) {}
