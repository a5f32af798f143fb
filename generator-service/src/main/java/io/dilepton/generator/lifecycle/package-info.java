/**
 * Work that is begun again after every fault: {@link io.dilepton.generator.lifecycle.Restarted} runs sessions one after the other. A session
 * keeps nothing that is not on topics, so that a fault and a restart of the program are the same thing.
 */
@NullMarked
package io.dilepton.generator.lifecycle;

import org.jspecify.annotations.NullMarked;
