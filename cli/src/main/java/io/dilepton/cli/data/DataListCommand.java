package io.dilepton.cli.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dilepton.core.opendata.Catalogue;
import io.dilepton.core.opendata.DataFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dilepton data list}: prints the catalogue. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Prints the public records that 'dilepton data fetch' knows.")
final class DataListCommand implements Runnable {

    private static final List<String> HEADER =
            List.of("NAME", "RECORD", "FILE", "BYTES", "ADLER32", "LICENCE", "DOI", "WHAT");
    private static final int BYTES = 3;
    private static final String UNKNOWN = "-";

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print the catalogue as JSON.")
    private boolean json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Catalogue catalogue = Catalogue.bundled();
        if (json) {
            out.println(json(catalogue));
        } else {
            table(catalogue).forEach(out::println);
            out.println();
            out.println(
                    "- is not known: sizes and checksums are verified where they are. Please cite the DOI, or the record at "
                            + catalogue.portal() + "/record/RECORD.");
        }
        out.flush();
    }

    private static String json(Catalogue catalogue) {
        try {
            return JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(catalogue);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the catalogue is plain data", e);
        }
    }

    private static List<String> table(Catalogue catalogue) {
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        catalogue.files().forEach(file -> rows.add(row(file)));
        int[] widths = new int[HEADER.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static List<String> row(DataFile file) {
        return List.of(
                file.name(),
                file.parentRecord() == null
                        ? String.valueOf(file.record())
                        : file.record() + " (of " + file.parentRecord() + ")",
                file.file(),
                file.size() == null ? UNKNOWN : String.format(Locale.ROOT, "%,d", file.size()),
                orUnknown(file.adler32()),
                orUnknown(file.licence()),
                orUnknown(file.doi()),
                file.description());
    }

    private static String orUnknown(@Nullable String text) {
        return text == null ? UNKNOWN : text;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - row.get(i).length());
            line.append(i == BYTES ? padding + row.get(i) : row.get(i) + padding)
                    .append("  ");
        }
        return line.toString().stripTrailing();
    }
}
