/** The admin step: creates the product's topics with explicit settings; nothing relies on auto-creation. */
@NullMarked
package io.dilepton.core.topics;

import org.jspecify.annotations.NullMarked;
