package io.dilepton.core.opendata;

import java.nio.file.Path;

/**
 * A file that is there.
 *
 * @param path where it is
 * @param size its size, bytes
 * @param verification how well it was verified
 * @param wasPresent whether it was there before, so that nothing was downloaded
 */
public record FetchResult(Path path, long size, Verification verification, boolean wasPresent) {}
