/** {@code dilepton bench generator}: whether the generator service delivers exactly, keeps its pace, and how fast it is. */
@NullMarked
package io.dilepton.cli.bench.generator;

import org.jspecify.annotations.NullMarked;
