package io.dilepton.trainer.training;

/**
 * How far a training is, as a {@link RateSchedule} sees it.
 *
 * @param step number of the step, from 0
 * @param steps steps that the plan allows, at least 1
 * @param rowsBefore rows seen before this epoch
 * @param lowered how often the rate has been lowered
 */
public record RateClock(long step, long steps, long rowsBefore, int lowered) {}
