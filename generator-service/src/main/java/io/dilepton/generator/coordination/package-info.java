/**
 * What one instance does for all: {@link io.dilepton.generator.coordination.CoordinatorSession} accepts requests, gives their shards out, adds
 * up their progress and closes them with a receipt. What every instance does: {@link io.dilepton.generator.coordination.StatusView} follows the
 * statuses.
 */
@NullMarked
package io.dilepton.generator.coordination;

import org.jspecify.annotations.NullMarked;
