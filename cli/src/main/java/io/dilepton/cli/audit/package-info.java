/** {@code dilepton audit}: looks for what gives the label away. */
@NullMarked
package io.dilepton.cli.audit;

import org.jspecify.annotations.NullMarked;
