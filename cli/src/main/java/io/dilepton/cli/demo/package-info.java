/**
 * The demonstration: a whole system in one process tree, from a broker to scored events, whose books must balance. It meets the
 * applications through their public entry points and the topics only, and counts what came out by reading the topics back.
 */
@NullMarked
package io.dilepton.cli.demo;

import org.jspecify.annotations.NullMarked;
