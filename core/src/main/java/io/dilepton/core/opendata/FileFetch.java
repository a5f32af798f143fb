package io.dilepton.core.opendata;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Fetches files of the catalogue from the portal. A download goes into a {@code .part} file; it goes on where it broke off, within one call
 * and, where a checksum is there to catch a file that has changed meanwhile, from one call to the next. What does not agree with the
 * published size and checksum never gets the file's name: it is kept as {@code .bad}. One fetch at a time for each instance.
 */
public final class FileFetch implements AutoCloseable {

    private final HttpClient client;
    private final URI portal;
    private final FetchPolicy policy;
    private final ScheduledExecutorService watchdogs = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "fetch-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Prepares.
     *
     * @param portal address of the portal, such as {@code https://opendata.cern.ch}
     * @param policy how patient to be
     */
    public FileFetch(URI portal, FetchPolicy policy) {
        this.portal = portal;
        this.policy = policy;
        this.client = HttpClient.newBuilder()
                .connectTimeout(policy.connectTimeout())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /**
     * Makes a file be there: downloads it unless it is there already.
     *
     * @param file file of the catalogue
     * @param directory where to put it; made where there is none
     * @param force whether to download it even if it is there
     * @param progress watches
     * @return where it is
     * @throws FetchException when it cannot be had; says what to do
     * @throws InterruptedException when the thread is interrupted; what has come is kept
     */
    public FetchResult fetch(DataFile file, Path directory, boolean force, FetchProgress progress)
            throws InterruptedException {
        Path target = directory.resolve(file.localName());
        try {
            if (!force && Files.exists(target)) {
                return present(file, target);
            }
            try (PartFile part = PartFile.open(target)) {
                if (force || file.adler32() == null || isTooLong(file, part)) {
                    part.clear();
                }
                boolean resumed = part.size() > 0;
                Optional<String> fault = download(file, part, progress);
                if (fault.isPresent() && resumed) {
                    part.clear();
                    fault = download(file, part, progress);
                }
                if (fault.isPresent()) {
                    throw new FetchException(file.name() + " is not what was published: " + fault.get() + "; kept as "
                            + part.condemn() + ". Run again; if it stays so, the record has changed");
                }
                part.complete();
            }
            return new FetchResult(target, Files.size(target), Verification.of(file), false);
        } catch (IOException e) {
            throw new FetchException("cannot read " + target + ": " + e.getMessage(), e);
        }
    }

    private static FetchResult present(DataFile file, Path target) throws IOException {
        if (!Files.isRegularFile(target)) {
            throw new FetchException(target + " is there and is no file; move it away or choose another directory");
        }
        Optional<String> fault = Verification.fault(file, target);
        if (fault.isPresent()) {
            throw new FetchException(target + " is there, but " + fault.get() + "; --force downloads it again");
        }
        return new FetchResult(target, Files.size(target), Verification.of(file), true);
    }

    private static boolean isTooLong(DataFile file, PartFile part) {
        return file.size() != null && part.size() > file.size();
    }

    /** Downloads what is missing; returns what is wrong with the result, or nothing. */
    private Optional<String> download(DataFile file, PartFile part, FetchProgress progress)
            throws IOException, InterruptedException {
        if (file.size() == null || part.size() < file.size()) {
            new Download(client, policy, watchdogs, file.location(portal), part, progress).run();
        }
        return Verification.fault(file, part.path());
    }

    @Override
    public void close() {
        watchdogs.shutdownNow();
    }
}
