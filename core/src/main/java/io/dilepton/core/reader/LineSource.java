package io.dilepton.core.reader;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a UTF-8 text file, gzipped or plain by its first two bytes. A line ends with LF or CR LF; blank lines are counted but not
 * returned. Lines beyond {@value #MAX_LENGTH} bytes are cut, so that a file without line ends does not fill the memory. After a read error the
 * whole lines before it are still returned, the line that it cut short is not.
 */
final class LineSource implements AutoCloseable {

    static final int MAX_LENGTH = 64 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final CountedStream raw;
    private final InputStream plain;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final Deque<Line> ahead = new ArrayDeque<>();
    private @Nullable IOException failure;
    private int position;
    private int limit;
    private long number;
    private boolean cut;

    /** One line: its number from 1, its text without the end of line, and whether it was cut. */
    record Line(long number, String text, boolean isCut) {}

    private LineSource(CountedStream raw, InputStream plain) {
        this.raw = raw;
        this.plain = plain;
    }

    static LineSource open(Path file) throws IOException {
        CountedStream raw = new CountedStream(Files.newInputStream(file));
        try {
            BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
            buffered.mark(2);
            boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
            buffered.reset();
            return new LineSource(raw, gzip ? new GZIPInputStream(buffered, BUFFER) : buffered);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /**
     * Returns the next line that is not blank, or null behind the last.
     *
     * @throws IOException when the file cannot be read on, such as at the end of a truncated gzip file
     */
    @Nullable
    Line next() throws IOException {
        if (!ahead.isEmpty()) {
            return ahead.remove();
        }
        if (failure != null) {
            throw failure;
        }
        try {
            Line line = read();
            while (line != null && line.text.isBlank()) {
                line = read();
            }
            return line;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Returns up to some lines that the next calls of {@link #next} will return; fewer at the end or before an error. */
    List<Line> peek(int most) {
        List<Line> lines = new ArrayList<>(ahead);
        try {
            for (Line line = null; lines.size() < most && (line = next()) != null; ) {
                lines.add(line);
            }
        } catch (IOException e) {
            failure = e;
        }
        ahead.clear();
        ahead.addAll(lines);
        return lines;
    }

    private @Nullable Line read() throws IOException {
        while (true) {
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            if (end < limit) {
                return ended(end);
            }
            keep(end);
            limit = Math.max(plain.read(buffer, 0, BUFFER), 0);
            position = 0;
            if (limit == 0) {
                return pending.size() == 0 ? null : ended(0);
            }
        }
    }

    /** Ends a line at a position of the buffer; what came before the buffer is pending. */
    private Line ended(int end) {
        String text;
        if (pending.size() == 0 && end - position <= MAX_LENGTH) {
            text = new String(buffer, position, end - position, StandardCharsets.UTF_8);
        } else {
            keep(end);
            text = pending.toString(StandardCharsets.UTF_8);
            pending.reset();
        }
        position = Math.min(end + 1, limit);
        number++;
        boolean wasCut = cut;
        cut = false;
        return new Line(number, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, wasCut);
    }

    private void keep(int end) {
        int room = Math.min(end - position, MAX_LENGTH - pending.size());
        cut |= room < end - position;
        pending.write(buffer, position, room);
        position = end;
    }

    /** Bytes of the file consumed, compressed ones where it is gzipped. */
    long bytesRead() {
        return raw.count;
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }

    private static final class CountedStream extends FilterInputStream {

        private long count;

        private CountedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = super.read(target, offset, length);
            count += Math.max(got, 0);
            return got;
        }
    }
}
