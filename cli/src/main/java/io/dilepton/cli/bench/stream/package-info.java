/**
 * {@code dilepton bench stream}: events per second, processor time, allocation, memory and latency of the product, beside Kafka Streams alone, the model
 * alone, and the product with a batch of one. All of it is measured in one run, in turns, so that the ratios hold on a noisy machine.
 */
@NullMarked
package io.dilepton.cli.bench.stream;

import org.jspecify.annotations.NullMarked;
