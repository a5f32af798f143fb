/** {@code dilepton augment-study}: whether synthetic pairs help training, beside what a published study found. */
@NullMarked
package io.dilepton.cli.study;

import org.jspecify.annotations.NullMarked;
