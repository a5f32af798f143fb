/** {@code dilepton inject}: what a shadow of the live stream makes of synthetic events among the live ones. */
@NullMarked
package io.dilepton.cli.inject;

import org.jspecify.annotations.NullMarked;
