/**
 * A real Kafka broker and a real schema registry on loopback, for the demo, for people who bring their own clients, and for
 * integration tests. {@link io.dilepton.cluster.LocalCluster} is the entry point.
 *
 * <p>The broker runs in this JVM; the registry is a child process of the same Java. Both are up when
 * {@link io.dilepton.cluster.LocalCluster#start} returns, and gone when {@code close} returns. The child holds the other end of a pipe to
 * this JVM as its standard input and ends when that closes, so it survives neither {@code close}, nor a shutdown, nor {@code kill -9}
 * of this JVM.
 *
 * <p>A data directory holds {@code kafka/} (topics, offsets), {@code registry/} (schemas and their ids, the registry's log) and
 * {@code cluster.lock}, which keeps a second cluster out while the first runs.
 */
@NullMarked
package io.dilepton.cluster;

import org.jspecify.annotations.NullMarked;
