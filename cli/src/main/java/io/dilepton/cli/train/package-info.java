/** {@code dilepton train}: makes models from files or from the simulation, writes them to a directory, and publishes them. */
@NullMarked
package io.dilepton.cli.train;

import org.jspecify.annotations.NullMarked;
