package io.dilepton.cli.bench.stream;

/**
 * Latency at one load.
 *
 * @param rate load, events per second
 * @param p50 median, milliseconds
 * @param p99 99th percentile, milliseconds
 * @param max largest, milliseconds
 * @param sustained whether the load was kept up and everything came out
 */
record Latency(double rate, double p50, double p99, double max, boolean sustained) {}
