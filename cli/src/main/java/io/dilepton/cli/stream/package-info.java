/** {@code dilepton stream}: runs the stream application in the foreground. */
@NullMarked
package io.dilepton.cli.stream;

import org.jspecify.annotations.NullMarked;
