/**
 * What has to happen before Kafka Streams commits the offsets of what a task has read: batches are scored, sums are sent on, the books are
 * compared. This package alone touches internal interfaces of Kafka Streams, for which there is no public way
 * ({@code docs/adr/0006-flush-before-commit.md}).
 */
@NullMarked
package io.dilepton.stream.commit;

import org.jspecify.annotations.NullMarked;
