package io.dilepton.cli.reproduce;

import java.util.List;

/** A part of a study that is reproduced on its own. */
interface Section {

    /** What it reproduces, as the table's heading, such as {@code Z candidates in dielectron events}. */
    String title();

    /**
     * Trains and measures.
     *
     * @param setting data, seeds and progress
     * @return the lines of the table in order
     */
    List<Row> rows(Setting setting);
}
