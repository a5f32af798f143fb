package io.dilepton.generator.quality;

/**
 * How well boosted trees tell generated from reference events.
 *
 * @param value area under the ROC curve, mean over the splits; 0.5 for events that cannot be told apart
 * @param low lower end of its 95% interval
 * @param high upper end of its 95% interval
 * @param floor the area between two samples of reference events
 */
public record TwoSampleQuality(double value, double low, double high, Floor floor) {}
