/**
 * The public records of CERN Open Data that the product knows, and their download on the user's machine.
 *
 * <p>{@link io.dilepton.core.opendata.Catalogue} is data: a versioned JSON resource. A size or checksum that is not known for certain is left out
 * there, and the download then says that it could not be verified. {@link io.dilepton.core.opendata.FileFetch} downloads one file into a
 * {@code .part} file, goes on where an earlier download broke off, verifies, and renames at the end, so that a file under its final name is whole.
 */
@NullMarked
package io.dilepton.core.opendata;

import org.jspecify.annotations.NullMarked;
