/**
 * Collision events out of CSV files: the public records of CERN Open Data and the simulated samples that the product knows, gzipped
 * or plain, recognised by their header.
 *
 * <p>{@link io.dilepton.core.reader.EventFile} streams a file row by row. A row becomes either an event or a
 * {@link io.dilepton.core.reader.RejectedRow} with line, reason and text; it never stops the rows after it. Only a file that as a
 * whole cannot be read (unknown header, broken gzip) throws {@link io.dilepton.core.reader.UnreadableFileException}.
 *
 * <p>The momentum of a lepton is (px, py, pz) where the file has it, with the mass of the Particle Data Group for the flavour: the
 * mass columns of all known files follow from it within 7e-4. The columns pt, eta, phi of a muon may come from another fit of
 * the same track and differ by a factor of up to 40; they are used only where a file has nothing else.
 *
 * <p>Rows are split here and not by a CSV library, because in these files a row is a line: with the quoting of RFC 4180 one stray quote in a
 * damaged row would swallow the good rows after it. A cell may still stand in double quotes, but not hold a comma.
 *
 * <p>A format is one constant of {@link io.dilepton.core.reader.EventFormat}: the columns that it needs and the reader of its
 * rows. Nothing here is shared between files; one file is read by one thread.
 */
@NullMarked
package io.dilepton.core.reader;

import org.jspecify.annotations.NullMarked;
