/** {@code dilepton subscribe}: scored events as a table, JSON or CSV, filtered by a condition. */
@NullMarked
package io.dilepton.cli.subscribe;

import org.jspecify.annotations.NullMarked;
