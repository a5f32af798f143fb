/**
 * How good a generator is: one report for any source of events. Every figure stands beside its floor, the same figure between two disjoint samples of reference events,
 * so that a perfect generator is seen to be one. {@link io.dilepton.generator.quality.QualityCheck} is the entry point; definitions and how to read them:
 * {@code docs/generator-quality.md}.
 */
@NullMarked
package io.dilepton.generator.quality;

import org.jspecify.annotations.NullMarked;
