/** {@code dilepton data}: lists the public records that the product knows, and downloads them. */
@NullMarked
package io.dilepton.cli.data;

import org.jspecify.annotations.NullMarked;
