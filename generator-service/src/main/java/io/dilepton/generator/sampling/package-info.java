/** Where events come from: {@link io.dilepton.generator.sampling.Sources} finds the model of a request and opens it. */
@NullMarked
package io.dilepton.generator.sampling;

import org.jspecify.annotations.NullMarked;
