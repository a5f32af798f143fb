/** Named, versioned and hashed feature sets with one extractor each, used by trainer and stream alike. */
@NullMarked
package io.dilepton.core.features;

import org.jspecify.annotations.NullMarked;
