/**
 * {@code dilepton reproduce}: the results of published studies, ours beside theirs. A {@link io.dilepton.cli.reproduce.Study} has sections; each {@link
 * io.dilepton.cli.reproduce.Section} trains what it needs and gives rows. A new section is a class and a line in the study.
 */
@NullMarked
package io.dilepton.cli.reproduce;

import org.jspecify.annotations.NullMarked;
