package io.dilepton.cli.subscribe;

/** How scored events are printed. */
enum RowFormat {
    /** Aligned columns for people. */
    TABLE {
        @Override
        Rows rows() {
            return new TableRows();
        }
    },
    /** One JSON object a line, every field. */
    JSON {
        @Override
        Rows rows() {
            return new JsonRows();
        }
    },
    /** Comma-separated values with a header line, every field. */
    CSV {
        @Override
        Rows rows() {
            return new CsvRows();
        }
    };

    abstract Rows rows();
}
