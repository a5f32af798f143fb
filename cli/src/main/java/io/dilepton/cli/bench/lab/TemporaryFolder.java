package io.dilepton.cli.bench.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder for the files of a measurement, deleted at the end, after Ctrl-C too. */
public final class TemporaryFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);
    private static final int DELETIONS = 20;
    private static final long PAUSE_MILLIS = 100;

    private final Path path;
    private final Thread hook;

    private TemporaryFolder(Path path) {
        this.path = path;
        this.hook = new Thread(this::delete, "temporary-folder-end");
    }

    /**
     * Makes one.
     *
     * @param prefix how its name begins
     * @return new folder; the caller closes it
     */
    public static TemporaryFolder make(String prefix) {
        try {
            TemporaryFolder folder = new TemporaryFolder(Files.createTempDirectory(prefix));
            Runtime.getRuntime().addShutdownHook(folder.hook);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be made; set -Djava.io.tmpdir", e);
        }
    }

    /**
     * Returns where it is.
     *
     * @return the folder
     */
    public Path path() {
        return path;
    }

    /** Child processes that are just being ended may still write: what is left is for the next attempt. */
    private void delete() {
        for (int attempt = 0; attempt < DELETIONS && Files.exists(path); attempt++) {
            try (Stream<Path> tree = Files.walk(path)) {
                for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(entry);
                }
            } catch (IOException | UncheckedIOException e) {
                LOG.atDebug().addKeyValue("folder", path).setCause(e).log("the folder is not yet deleted");
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook finds nothing to delete.
        }
    }
}
