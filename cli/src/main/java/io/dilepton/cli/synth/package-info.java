/** {@code dilepton synth}: orders of synthetic events, through the service's HTTP interface. */
@NullMarked
package io.dilepton.cli.synth;

import org.jspecify.annotations.NullMarked;
