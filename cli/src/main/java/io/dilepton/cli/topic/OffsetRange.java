package io.dilepton.cli.topic;

/**
 * Offsets of one partition.
 *
 * @param from first offset, inside
 * @param to offset behind the last one
 */
public record OffsetRange(long from, long to) {

    /**
     * Tells whether there is nothing to read.
     *
     * @return true where no offset lies inside
     */
    public boolean isEmpty() {
        return from >= to;
    }
}
