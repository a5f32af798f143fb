/**
 * Meters in Prometheus' text format and the health of an application, on one HTTP port: {@code /metrics}, {@code /health/live},
 * {@code /health/ready}.
 *
 * <p>Meter names are lower.dot and public API; base units are declared; no meter is tagged by event, run or key.
 */
@NullMarked
package io.dilepton.core.metrics;

import org.jspecify.annotations.NullMarked;
