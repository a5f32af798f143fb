/** Reading a bounded range of a topic: what the commands that look back have in common. */
@NullMarked
package io.dilepton.cli.topic;

import org.jspecify.annotations.NullMarked;
