/** The {@code dilepton} command: one class per subcommand, exit code 0 for success, 1 for a failed run, 2 for wrong usage. */
@NullMarked
package io.dilepton.cli;

import org.jspecify.annotations.NullMarked;
