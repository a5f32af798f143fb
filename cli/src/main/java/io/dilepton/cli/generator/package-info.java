/** {@code dilepton generator}: training of generators, and the generator service. */
@NullMarked
package io.dilepton.cli.generator;

import org.jspecify.annotations.NullMarked;
