/** Writes events to CSV files in columns that {@link io.dilepton.core.reader.EventFile} reads. */
@NullMarked
package io.dilepton.cli.eventcsv;

import org.jspecify.annotations.NullMarked;
