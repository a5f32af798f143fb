package io.dilepton.stream.flow;

/**
 * A record that cannot be processed.
 *
 * @param source the record as it was read
 * @param reason why
 * @param detail what exactly is wrong, in words
 */
public record DeadLetter(SourceRecord source, Reason reason, String detail) {}
