/**
 * The streaming application: reads collision events, enriches and scores them.
 *
 * <p>{@link io.dilepton.stream.StreamApp} owns the life cycle. {@code topology} draws the graph; {@code ingest} takes a record from bytes to
 * an enriched event, or to the dead letters; {@code scoring} applies the champion model; {@code flow} has what travels between them.
 */
@NullMarked
package io.dilepton.stream;

import org.jspecify.annotations.NullMarked;
