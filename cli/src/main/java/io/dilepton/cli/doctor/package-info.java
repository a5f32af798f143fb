/**
 * {@code dilepton doctor}: looks at a running installation and says what is wrong with it and what to do. Each {@link io.dilepton.cli.doctor.Check} looks at one part
 * and fails for itself, so that one that is down hides nothing about the others.
 */
@NullMarked
package io.dilepton.cli.doctor;

import org.jspecify.annotations.NullMarked;
