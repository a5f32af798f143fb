/**
 * Collision events as validated records, and their translation from and to Avro. Nullable Avro fields end here: a
 * {@link io.dilepton.core.event.CollisionEvent} has been checked once and is not checked again downstream.
 */
@NullMarked
package io.dilepton.core.event;

import org.jspecify.annotations.NullMarked;
