/** {@code dilepton bench}: how fast the stream is, and what it survives. */
@NullMarked
package io.dilepton.cli.bench;

import org.jspecify.annotations.NullMarked;
