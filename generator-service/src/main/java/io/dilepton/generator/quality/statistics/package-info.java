/**
 * Distances between two samples of events, each event a row of observables: float64 [events][observables], never changed here. Pure functions of the rows and a
 * seed.
 */
@NullMarked
package io.dilepton.generator.quality.statistics;

import org.jspecify.annotations.NullMarked;
