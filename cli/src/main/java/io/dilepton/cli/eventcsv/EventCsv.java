package io.dilepton.cli.eventcsv;

import io.dilepton.core.event.CollisionEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A CSV file of events that is being written. For one thread; closed by whoever opened it. */
public interface EventCsv extends AutoCloseable {

    /**
     * Begins a file of lepton pairs in the columns of CERN Open Data record 304. It holds electrons or muons alone: the columns do not tell them apart.
     *
     * @param file destination, overwritten; gzipped where {@code .gz} is in its name
     * @return the open file
     * @throws IOException when it cannot be written
     */
    static EventCsv pairs(Path file) throws IOException {
        return new MomentumCsv(open(file));
    }

    /**
     * Begins a file of two leptons of any flavour, missing momentum and up to four jets, in the columns of the Delphes sample that the reader knows.
     *
     * @param file destination, overwritten; gzipped where {@code .gz} is in its name
     * @return the open file
     * @throws IOException when it cannot be written
     */
    static EventCsv withJets(Path file) throws IOException {
        return new DelphesCsv(open(file));
    }

    private static Writer open(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        try {
            OutputStream packed = String.valueOf(file.getFileName()).contains(".gz") ? new GZIPOutputStream(out) : out;
            return new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.US_ASCII), 1 << 16);
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }

    /**
     * Appends an event.
     *
     * @param event the event
     * @throws IOException when it cannot be written
     * @throws IllegalArgumentException when the columns cannot hold it
     */
    void write(CollisionEvent event) throws IOException;

    @Override
    void close() throws IOException;
}
