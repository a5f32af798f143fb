/**
 * {@code dilepton dlq}: look at the dead letters, export them, and send them to where they came from.
 *
 * <p>A replay never sends a dead letter twice. What has been sent is remembered as committed offsets of consumer groups, one group per reason
 * ({@code dilepton-dlq-replay.event.mass}), and a batch of records and the offsets behind it are one Kafka transaction. One group per reason, so
 * that the letters of one reason can be replayed before those of another although they lie mixed on the topic: an offset of a group speaks
 * for the letters of its reason alone. The transactional id belongs to the group's name, so that of two replays at the same time the
 * first is fenced; what it had not committed nobody sees.
 */
@NullMarked
package io.dilepton.cli.dlq;

import org.jspecify.annotations.NullMarked;
