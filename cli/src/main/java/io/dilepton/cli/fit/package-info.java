/** {@code dilepton fit}: fits files without a stream. */
@NullMarked
package io.dilepton.cli.fit;

import org.jspecify.annotations.NullMarked;
