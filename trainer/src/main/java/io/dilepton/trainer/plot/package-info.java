/** Charts as SVG and PNG, without a screen. The same data gives the same bytes on machines with the same fonts. */
@NullMarked
package io.dilepton.trainer.plot;

import org.jspecify.annotations.NullMarked;
