/** {@code dilepton search}: looks for hyperparameters at random, in a way that can be stopped and goes on. */
@NullMarked
package io.dilepton.cli.search;

import org.jspecify.annotations.NullMarked;
