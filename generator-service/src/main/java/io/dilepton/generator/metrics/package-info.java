/** The catalogue of what the generator exports. */
@NullMarked
package io.dilepton.generator.metrics;

import org.jspecify.annotations.NullMarked;
