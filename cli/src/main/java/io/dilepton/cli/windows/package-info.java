/** {@code dilepton windows}: the summaries of physics windows as a table or JSON. */
@NullMarked
package io.dilepton.cli.windows;

import org.jspecify.annotations.NullMarked;
