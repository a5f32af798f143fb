/**
 * Drift of a binned sample against a binned reference: how far the distribution of a feature in a stream has moved from that in training, and how far
 * two samples of these sizes differ when nothing has moved.
 */
@NullMarked
package io.dilepton.core.drift;

import org.jspecify.annotations.NullMarked;
