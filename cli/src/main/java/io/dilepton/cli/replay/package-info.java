/**
 * {@code dilepton replay}: sends the events of files to a topic.
 *
 * <p>The books always balance: every row that was read was sent and acknowledged, or rejected into the rejects file; else the run has
 * failed.
 */
@NullMarked
package io.dilepton.cli.replay;

import org.jspecify.annotations.NullMarked;
