/**
 * Searches for hyperparameters: plans drawn at random from ranges, each measured by cross-validation on rows that are not held out. Draws and
 * folds follow from a seed alone, so a search that was stopped goes on with what is missing, on any number of threads, to the same result.
 */
@NullMarked
package io.dilepton.trainer.search;

import org.jspecify.annotations.NullMarked;
