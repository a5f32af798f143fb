package io.dilepton.core.reader;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.InvalidEventException;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.event.Origin;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one CSV file, read one by one: an iterator over what became of each row. Blank lines are no rows. Holds one row at a
 * time, whatever the size of the file. Used by one thread; closed by whoever opened it.
 */
public final class EventFile implements Iterator<ReadResult>, AutoCloseable {

    private static final int MAX_TEXT = 2000;
    private static final int MAX_SHOWN_HEADER = 300;

    private final Path file;
    private final EventFormat format;
    private final EventFrame frame;
    private final LineSource lines;
    private final Row row;
    private final RowReader reader;
    private final AngleUnits angles = new AngleUnits();
    private LineSource.@Nullable Line next;
    private long rowsRead;

    private EventFile(Path file, EventFormat format, EventFrame frame, LineSource lines) {
        this.file = file;
        this.format = format;
        this.frame = frame;
        this.lines = lines;
        this.row = new Row(frame.header());
        this.reader = format.reader(frame);
    }

    /**
     * Opens a file, recognises its format by the header, and finds the flavour of its leptons.
     *
     * @param file CSV file, gzipped or plain by its content
     * @param options what the file does not say
     * @return the open file, before its first row
     * @throws UnreadableFileException when there is no such file, its header is of no known format, or the flavour cannot be told
     */
    public static EventFile open(Path file, ReaderOptions options) {
        if (!Files.exists(file)) {
            throw new UnreadableFileException(file, "no such file");
        }
        if (Files.isDirectory(file)) {
            throw new UnreadableFileException(file, "is a directory, not a file");
        }
        LineSource lines = null;
        try {
            lines = LineSource.open(file);
            return open(file, options, lines);
        } catch (IOException e) {
            closeAfter(e, lines);
            throw new UnreadableFileException(file, "cannot be read: " + problem(e), e);
        } catch (UnreadableFileException e) {
            closeAfter(e, lines);
            throw e;
        }
    }

    private static EventFile open(Path file, ReaderOptions options, LineSource lines) throws IOException {
        LineSource.Line first = lines.next();
        if (first == null) {
            throw new UnreadableFileException(file, "is empty: there is no header");
        }
        Header header = Header.parse(first.text());
        EventFormat format = EventFormat.of(header)
                .orElseThrow(() -> new UnreadableFileException(file, unknownHeader(header, first.text())));
        List<String> ambiguous = format.ambiguous(header);
        if (!ambiguous.isEmpty()) {
            throw new UnreadableFileException(file, "the header names these columns twice: " + ambiguous);
        }
        if (format.origin() == Origin.SIMULATION && options.origin() == Origin.DATA) {
            throw new UnreadableFileException(
                    file, "files of the format " + format + " are simulation and cannot be read as data");
        }
        Origin origin = options.origin() == null ? format.origin() : options.origin();
        String name = String.valueOf(file.getFileName());
        LeptonFlavour flavour = options.flavour() == null ? flavour(file, format, header, lines) : options.flavour();
        EventFrame frame = new EventFrame(header, flavour, origin, name, options.runNumber(), options.clock());
        return new EventFile(file, format, frame, lines);
    }

    private static LeptonFlavour flavour(Path file, EventFormat format, Header header, LineSource lines) {
        if (!format.isOfOneFlavour()) {
            return LeptonFlavour.MUON;
        }
        return FlavourClues.ofColumns(header)
                .or(() -> FlavourClues.ofFileName(String.valueOf(file.getFileName())))
                .or(() -> format == EventFormat.LEPTON_MOMENTA
                        ? FlavourClues.ofEnergies(header, lines.peek(FlavourClues.ROWS))
                        : Optional.empty())
                .orElseThrow(() -> new UnreadableFileException(
                        file,
                        "neither the columns nor the name nor the energies tell whether the leptons are electrons or muons; "
                                + "give --flavour electron or --flavour muon"));
    }

    private static String unknownHeader(Header header, String line) {
        String printable = line.replaceAll("[^\\x20-\\x7e]", "?");
        String shown =
                printable.length() > MAX_SHOWN_HEADER ? printable.substring(0, MAX_SHOWN_HEADER) + "…" : printable;
        return "the header is of no known format." + System.lineSeparator() + "Its header: " + shown
                + System.lineSeparator() + "Known formats and the columns that they need:" + System.lineSeparator()
                + EventFormat.overview(header);
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = lines.next();
            } catch (IOException e) {
                throw new UnreadableFileException(file, "cannot be read beyond row " + rowsRead + ": " + problem(e), e);
            }
        }
        return next != null;
    }

    /**
     * Reads the next row.
     *
     * @return an event, or a row with the reason why it is none
     * @throws UnreadableFileException when the file cannot be read on; rows returned before are good
     */
    @Override
    public ReadResult next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no row after row " + rowsRead);
        }
        LineSource.Line line = Objects.requireNonNull(next);
        next = null;
        rowsRead++;
        try {
            row.load(line.text());
            if (line.isCut()) {
                throw new RowFault(RejectReason.LINE_TOO_LONG, "more than " + LineSource.MAX_LENGTH + " bytes");
            }
            CollisionEvent event = reader.read(row);
            angles.countRadians();
            return new ReadResult.Accepted(line.number(), event);
        } catch (RowFault fault) {
            return rejected(line, fault);
        } catch (InvalidEventException e) {
            return rejected(line, new RowFault(RejectReason.INVALID_EVENT, String.valueOf(e.getMessage())));
        }
    }

    private RejectedRow rejected(LineSource.Line line, RowFault fault) {
        if (fault.reason() == RejectReason.ANGLE_IN_DEGREES) {
            angles.countDegrees();
        }
        String text = line.text();
        return new RejectedRow(
                frame.dataset(),
                line.number(),
                line.isCut() ? RejectReason.LINE_TOO_LONG : fault.reason(),
                fault.detail(),
                text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
    }

    /**
     * Returns the name of the file.
     *
     * @return file name without directory: the dataset of its events
     */
    public String name() {
        return frame.dataset();
    }

    /**
     * Returns the format.
     *
     * @return format by the header
     */
    public EventFormat format() {
        return format;
    }

    /**
     * Returns the flavour of electrons or muons that the rows do not name themselves.
     *
     * @return electron or muon
     */
    public LeptonFlavour flavour() {
        return frame.flavour();
    }

    /**
     * Returns how many rows were read.
     *
     * @return number of results returned so far, rejected rows included
     */
    public long rowsRead() {
        return rowsRead;
    }

    /**
     * Returns how much of the file was read.
     *
     * @return bytes, compressed ones where the file is gzipped; up to one buffer ahead of the rows
     */
    public long bytesRead() {
        return lines.bytesRead();
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UnreadableFileException(file, "cannot be closed: " + problem(e), e);
        }
    }

    private static void closeAfter(Exception cause, @Nullable LineSource lines) {
        try {
            if (lines != null) {
                lines.close();
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static String problem(IOException e) {
        if (e instanceof EOFException) {
            return "the gzip data end early (truncated file?)";
        }
        if (e instanceof ZipException) {
            return "the gzip data are damaged" + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")");
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return String.valueOf(e.getMessage());
    }
}
