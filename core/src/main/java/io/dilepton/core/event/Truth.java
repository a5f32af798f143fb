package io.dilepton.core.event;

/**
 * Generator-level truth of a simulated event. Never an input of a model.
 *
 * @param process name of the generated process, such as {@code drell-yan}
 * @param signal whether the process counts as signal in its sample
 * @param weight expected number of events; NaN where the sample is unweighted
 */
public record Truth(String process, boolean signal, double weight) {}
