/**
 * The JVM under test: runs one way of processing events and measures it from inside.
 *
 * <p>It is a hidden command of {@code dilepton}, so that it runs on the product's class path. What it has to say goes to standard output, a line each: {@code ready},
 * {@code done N} now and then, and one line of JSON at the end. It ends when its standard input does, so that none outlives the benchmark.
 */
@NullMarked
package io.dilepton.cli.bench.worker;

import org.jspecify.annotations.NullMarked;
