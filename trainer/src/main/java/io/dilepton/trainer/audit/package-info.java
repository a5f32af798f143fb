/**
 * Looks for what a model must not know: identifiers and bookkeeping that give the label away, features that are the label, and rows that are
 * on both sides of a split. By retraining, not by names: a column leaks when a model that sees it does better than it may.
 */
@NullMarked
package io.dilepton.trainer.audit;

import org.jspecify.annotations.NullMarked;
