package io.dilepton.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of plain text whose columns are as wide as their widest cell. */
public final class TextTable {

    private static final String GAP = "  ";

    private final List<Boolean> isRight;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Begins a table.
     *
     * @param header titles of the columns; one that begins with {@code >} is aligned to the right
     */
    public TextTable(String... header) {
        isRight = List.of(header).stream().map(title -> title.startsWith(">")).toList();
        rows.add(List.of(header).stream()
                .map(title -> title.startsWith(">") ? title.substring(1) : title)
                .toList());
    }

    /**
     * Adds a row.
     *
     * @param cells one text per column, without line ends
     */
    public void row(String... cells) {
        if (cells.length != isRight.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + isRight.size() + " columns");
        }
        rows.add(List.of(cells));
    }

    /**
     * Returns the table.
     *
     * @return one line per row, the header first, no spaces at the ends of lines; each line ends with the system's line end
     */
    @Override
    public String toString() {
        List<Integer> widths = IntStream.range(0, isRight.size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column -> padded(row.get(column), widths.get(column), isRight.get(column)))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing())
                .collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator()));
    }

    private static String padded(String cell, int width, boolean toTheRight) {
        String spaces = " ".repeat(width - cell.length());
        return toTheRight ? spaces + cell : cell + spaces;
    }
}
