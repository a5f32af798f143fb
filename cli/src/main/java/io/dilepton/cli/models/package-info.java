/** {@code dilepton models}: publish, list, show, promote, roll back, demote, retire and compare models. */
@NullMarked
package io.dilepton.cli.models;

import org.jspecify.annotations.NullMarked;
