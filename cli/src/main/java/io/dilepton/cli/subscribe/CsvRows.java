package io.dilepton.cli.subscribe;

import io.dilepton.cli.subscribe.filter.Field;
import io.dilepton.schemas.ScoredEvent;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Comma-separated values, quoted as RFC 4180 says; a value that the event does not have is empty. */
final class CsvRows implements Rows {

    private boolean headed;

    @Override
    public String lines(ScoredEvent event) {
        String row = ScoredFields.ALL.stream()
                .map(field -> cell(field.value().apply(event)))
                .collect(Collectors.joining(",", "", "\n"));
        if (headed) {
            return row;
        }
        headed = true;
        return ScoredFields.ALL.stream().map(Field::name).collect(Collectors.joining(",", "", "\n")) + row;
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
