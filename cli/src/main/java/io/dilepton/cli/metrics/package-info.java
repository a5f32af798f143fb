/** {@code dilepton metrics}: what the applications export. */
@NullMarked
package io.dilepton.cli.metrics;

import org.jspecify.annotations.NullMarked;
