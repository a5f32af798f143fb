/** {@code dilepton generator}: the generator service. */
@NullMarked
package io.dilepton.cli.generator;

import org.jspecify.annotations.NullMarked;
