/**
 * From an event to the record on the enriched topic: the event with the kinematics of its leptons, missing momentum and jets. Pure
 * functions, safe from any thread.
 */
@NullMarked
package io.dilepton.core.enrichment;

import org.jspecify.annotations.NullMarked;
