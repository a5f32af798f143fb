/** Runs a Prometheus of the machine beside the product, for the demonstration. */
@NullMarked
package io.dilepton.cli.monitoring;

import org.jspecify.annotations.NullMarked;
