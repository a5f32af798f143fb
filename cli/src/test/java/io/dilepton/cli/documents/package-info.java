/**
 * Holds the documentation to what the product does: every command in it exists, and every command in a code block runs. A document's code
 * blocks are read in order, as a reader would type them.
 */
@NullMarked
package io.dilepton.cli.documents;

import org.jspecify.annotations.NullMarked;
