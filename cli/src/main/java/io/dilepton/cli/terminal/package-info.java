/** What commands share to talk to a person: whether one is watching, progress, log levels, Ctrl-C. */
@NullMarked
package io.dilepton.cli.terminal;

import org.jspecify.annotations.NullMarked;
