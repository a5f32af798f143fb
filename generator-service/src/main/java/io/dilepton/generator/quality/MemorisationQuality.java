package io.dilepton.generator.quality;

/**
 * Whether a generator repeats its training events: distances to the nearest of them, of generated and of reference events that were not trained on.
 *
 * @param asked generated events that were looked at, and as many reference events
 * @param training training events
 * @param copies share of generated events that coincide with a training event, within 10⁻⁶ standard deviations
 * @param closer share of generated events that are closer to a training event than {@value #NEAR_PERCENT}% of the reference events are: {@value #NEAR_PERCENT}% for a generator
 *     that memorises nothing
 * @param medianRatio median distance of generated events over that of reference events: 1 for a generator that memorises nothing, above 1 for one that makes
 *     events where there are none
 */
public record MemorisationQuality(int asked, int training, double copies, double closer, double medianRatio) {

    /** Share of the reference events, in percent, that count as near to a training event. */
    public static final int NEAR_PERCENT = 5;
}
