package io.dilepton.core.reader;

/**
 * Cells of one line, parsed on demand: cells that no reader asks for may hold anything. One instance is reused for all lines of a file.
 */
final class Row {

    private static final double MAX_EXACT_INTEGER = 1L << 53;

    private final Header header;
    private final int[] starts;
    private String line = "";
    private long index = -1;

    Row(Header header) {
        this.header = header;
        this.starts = new int[header.size() + 1];
    }

    /**
     * Takes the next line.
     *
     * @throws RowFault when it has more or fewer cells than the header
     */
    void load(String nextLine) {
        line = nextLine;
        index++;
        int cells = 1;
        starts[0] = 0;
        for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', comma + 1)) {
            if (cells < starts.length) {
                starts[cells] = comma + 1;
            }
            cells++;
        }
        if (cells != header.size()) {
            throw header.isRepeatedBy(line)
                    ? new RowFault(RejectReason.REPEATED_HEADER, "the header once more")
                    : new RowFault(
                            RejectReason.WRONG_FIELD_COUNT,
                            cells + (cells == 1 ? " cell" : " cells") + ", the header has " + header.size());
        }
        starts[cells] = line.length() + 1;
    }

    /** 0-based index among the rows of the file, rejected ones included. */
    long index() {
        return index;
    }

    /** Any finite number. */
    double number(int column) {
        int from = from(column);
        int to = to(column, from);
        if (from == to) {
            throw new RowFault(RejectReason.MISSING_VALUE, header.name(column) + " is empty");
        }
        double value;
        try {
            value = DecimalText.parse(line, from, to);
        } catch (NumberFormatException e) {
            throw notANumber(column);
        }
        if (!Double.isFinite(value)) {
            throw fault(RejectReason.NOT_FINITE, column, "not a finite number");
        }
        return value;
    }

    /** A 64-bit integer; {@code 7.0} is one too, because tools that fill gaps write integers so. */
    long integer(int column) {
        int from = from(column);
        int to = to(column, from);
        long value = 0;
        int digits = from;
        while (digits < to && digits - from < 18) {
            char c = line.charAt(digits);
            if (c < '0' || c > '9') {
                break;
            }
            value = value * 10 + (c - '0');
            digits++;
        }
        if (digits == to && from < to) {
            return value;
        }
        double number = number(column);
        String text = line.substring(from, to);
        if (text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw fault(RejectReason.NOT_AN_INTEGER, column, "beyond 64 bits");
            }
        }
        if (number != Math.rint(number) || Math.abs(number) > MAX_EXACT_INTEGER) {
            throw fault(RejectReason.NOT_AN_INTEGER, column, "not an integer");
        }
        return (long) number;
    }

    /** A charge of -1 or +1. */
    int charge(int column) {
        double value = number(column);
        if (value != 1 && value != -1) {
            throw fault(RejectReason.CHARGE_NOT_UNIT, column, "neither -1 nor 1");
        }
        return (int) value;
    }

    boolean isEmpty(int column) {
        int from = from(column);
        return from == to(column, from);
    }

    /** The trimmed text of a cell that must not be empty. */
    String text(int column) {
        int from = from(column);
        int to = to(column, from);
        if (from == to) {
            throw new RowFault(RejectReason.MISSING_VALUE, header.name(column) + " is empty");
        }
        return line.substring(from, to);
    }

    /** Makes a fault that shows a cell. */
    RowFault fault(RejectReason reason, int column, String problem) {
        int from = from(column);
        String text = line.substring(from, to(column, from));
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return new RowFault(reason, header.name(column) + " is " + shown + ", " + problem);
    }

    private RowFault notANumber(int column) {
        return header.isRepeatedBy(line)
                ? new RowFault(RejectReason.REPEATED_HEADER, "the header once more")
                : fault(RejectReason.NON_NUMERIC, column, "not a number");
    }

    private int from(int column) {
        int from = starts[column];
        int end = starts[column + 1] - 1;
        while (from < end && line.charAt(from) <= ' ') {
            from++;
        }
        return from < end - 1 && line.charAt(from) == '"' && line.charAt(trimmed(from, end) - 1) == '"'
                ? from + 1
                : from;
    }

    private int to(int column, int from) {
        int to = trimmed(from, starts[column + 1] - 1);
        return from > starts[column] && line.charAt(from - 1) == '"' ? to - 1 : to;
    }

    private int trimmed(int from, int end) {
        int to = end;
        while (to > from && line.charAt(to - 1) <= ' ') {
            to--;
        }
        return to;
    }
}
