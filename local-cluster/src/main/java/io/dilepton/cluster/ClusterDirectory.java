package io.dilepton.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Data directory of a running cluster: checked, locked while in use, and deleted at the end if temporary. */
final class ClusterDirectory implements AutoCloseable {

    /** Space that must be free at the start, bytes: a model, a million events and Kafka's index files fit into it. */
    static final long MINIMUM_FREE_BYTES = 256L * 1024 * 1024;

    private static final int DELETIONS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(ClusterDirectory.class);

    private final Path path;
    private final boolean temporary;
    private final FileChannel lock;

    private ClusterDirectory(Path path, boolean temporary, FileChannel lock) {
        this.path = path;
        this.temporary = temporary;
        this.lock = lock;
    }

    /**
     * Makes the directory if it is missing, and takes it.
     *
     * @param given directory; null for a temporary one
     * @param minimumFreeBytes space that must be free
     */
    static ClusterDirectory take(@Nullable Path given, long minimumFreeBytes) {
        Path path = given == null ? temporary() : make(given.toAbsolutePath().normalize());
        try {
            requireSpace(path, given == null, minimumFreeBytes);
            FileChannel channel =
                    FileChannel.open(path.resolve("cluster.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new ClusterException(
                        "directory " + path + " is in use by another running cluster; stop that one, or give another");
            }
            return new ClusterDirectory(path, given == null, channel);
        } catch (IOException e) {
            throw new ClusterException(
                    "directory " + path + " cannot be written; give a directory that you own (" + e + ")", e);
        }
    }

    Path path() {
        return path;
    }

    /** Returns a directory inside, made if missing. */
    Path sub(String name) {
        return make(path.resolve(name));
    }

    static boolean hasSpace(Path path, long bytes) {
        try {
            return Files.getFileStore(path).getUsableSpace() >= bytes;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
            for (int attempt = 0; temporary && Files.exists(path) && attempt < DELETIONS; attempt++) {
                tryToDelete(path);
            }
        } catch (IOException e) {
            LOG.atDebug().addKeyValue("directory", path).setCause(e).log("the data directory was not tidied up");
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void requireSpace(Path path, boolean temporary, long minimumFreeBytes) throws IOException {
        if (!hasSpace(path, minimumFreeBytes)) {
            if (temporary) {
                delete(path);
            }
            throw new ClusterException("the disk of " + path + " has less than " + (minimumFreeBytes >> 20)
                    + " MiB free; make room, or give a directory on another disk");
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("dilepton-cluster-");
        } catch (IOException e) {
            throw new ClusterException(
                    "no temporary directory can be made in " + System.getProperty("java.io.tmpdir")
                            + "; give a directory, or set -Djava.io.tmpdir (" + e + ")",
                    e);
        }
    }

    private static Path make(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new ClusterException(
                    "directory " + path + " cannot be made; give a directory that you own (" + e + ")", e);
        }
    }

    /** A broker whose start was interrupted may still be making files: what is left is for the next attempt. */
    private static void tryToDelete(Path path) {
        try {
            delete(path);
        } catch (IOException | UncheckedIOException e) {
            LOG.atDebug().addKeyValue("directory", path).setCause(e).log("the data directory is not yet deleted");
        }
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        }
    }
}
