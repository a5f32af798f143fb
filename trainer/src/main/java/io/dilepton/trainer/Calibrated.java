package io.dilepton.trainer;

import io.dilepton.trainer.evaluation.Calibration;
import io.dilepton.trainer.evaluation.Reliability;

/**
 * The calibration of a model, which is part of its graph, and what it did on the held-out events.
 *
 * @param calibration fitted on the validation events
 * @param before reliability of the probabilities without it
 * @param after reliability of the probabilities that the model serves
 */
public record Calibrated(Calibration calibration, Reliability before, Reliability after) {}
