/** The catalogue of what the stream application exports, for the packages that measure and for the documentation. */
@NullMarked
package io.dilepton.stream.metrics;

import org.jspecify.annotations.NullMarked;
