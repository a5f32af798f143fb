package io.dilepton.core.reader;

/**
 * A row that is no event.
 *
 * @param file name of the file, without its directory
 * @param line line number in the file, from 1 (the header's)
 * @param reason why
 * @param detail the column and the value that are wrong, for people
 * @param text the row as it stands in the file, cut after 2,000 characters
 */
public record RejectedRow(String file, long line, RejectReason reason, String detail, String text)
        implements ReadResult {}
