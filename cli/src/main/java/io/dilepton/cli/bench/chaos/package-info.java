/**
 * {@code dilepton bench chaos}: breaks the stream and what it depends on while events flow, and then counts: every event must be on the outputs exactly once.
 *
 * <p>Broker, registry and applications are processes of their own, and die by SIGKILL. The faults come one after another, each at a random moment of its share of the
 * events; the seed is printed and repeats the moments, as far as a machine repeats anything.
 */
@NullMarked
package io.dilepton.cli.bench.chaos;

import org.jspecify.annotations.NullMarked;
