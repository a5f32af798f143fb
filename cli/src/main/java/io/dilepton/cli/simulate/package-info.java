/** {@code dilepton simulate}: writes simulated events to a CSV file, for users without data. */
@NullMarked
package io.dilepton.cli.simulate;

import org.jspecify.annotations.NullMarked;
