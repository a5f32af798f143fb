/** {@code dilepton config}: which settings there are, and which are in force. */
@NullMarked
package io.dilepton.cli.config;

import org.jspecify.annotations.NullMarked;
