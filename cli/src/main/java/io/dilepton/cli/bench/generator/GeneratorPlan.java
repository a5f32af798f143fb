package io.dilepton.cli.bench.generator;

/**
 * What to do in a run.
 *
 * @param events events to order
 * @param kills kills of an instance meanwhile
 * @param rate events per second that are ordered under kills: slow enough for all kills to strike
 * @param seed seed of the events and of the moments of the kills
 * @param model model that makes the events
 * @param speed whether speed and pace are measured, too
 */
record GeneratorPlan(int events, int kills, double rate, long seed, String model, boolean speed) {}
