/** Tests of what is delivered: the archive, the images' files, the page that says what of them was run. */
@NullMarked
package io.dilepton.distribution;

import org.jspecify.annotations.NullMarked;
