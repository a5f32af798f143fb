package io.dilepton.core.opendata;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One download of one address into a part, in as many requests as it takes. A further request asks for the rest (RFC 9110, section 14); a server
 * that answers with the whole file instead makes it start again. Used by one thread.
 */
final class Download {

    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");
    private static final int BUFFER = 1 << 16;
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final HttpClient client;
    private final FetchPolicy policy;
    private final ScheduledExecutorService watchdogs;
    private final URI location;
    private final PartFile part;
    private final FetchProgress progress;
    private @Nullable String entityTag;

    Download(
            HttpClient client,
            FetchPolicy policy,
            ScheduledExecutorService watchdogs,
            URI location,
            PartFile part,
            FetchProgress progress) {
        this.client = client;
        this.policy = policy;
        this.watchdogs = watchdogs;
        this.location = location;
        this.part = part;
        this.progress = progress;
    }

    /** Downloads until the server has no more bytes. */
    void run() throws InterruptedException {
        int failures = 0;
        while (true) {
            long before = part.size();
            try {
                request();
                return;
            } catch (IOException e) {
                failures = part.size() > before ? 1 : failures + 1;
                if (failures >= policy.attempts() || isUnknownHost(e)) {
                    throw new FetchException(surrender(e, failures), e);
                }
                progress.interrupted(reason(e), policy.pause(failures));
                Thread.sleep(policy.pause(failures).toMillis());
            }
        }
    }

    private void request() throws IOException, InterruptedException {
        long present = part.size();
        HttpRequest.Builder request = HttpRequest.newBuilder(location).timeout(policy.connectTimeout());
        if (present > 0) {
            request.header("Range", "bytes=" + present + "-");
            if (entityTag != null) {
                request.header("If-Range", entityTag);
            }
        }
        HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            long total = accept(response, present);
            entityTag = response.headers()
                    .firstValue("ETag")
                    .filter(tag -> !tag.startsWith("W/"))
                    .orElse(null);
            copy(body, total);
        }
    }

    /** Judges the head of an answer; returns the bytes of the whole file, −1 where not known. */
    private long accept(HttpResponse<InputStream> response, long present) throws IOException {
        switch (response.statusCode()) {
            case OK -> {
                part.clear();
                return response.headers().firstValueAsLong("Content-Length").orElse(-1);
            }
            case PARTIAL -> {
                return rest(response, present);
            }
            case RANGE_NOT_SATISFIABLE -> {
                part.clear();
                throw new IOException("the server has no bytes from " + present + " on");
            }
            case NOT_FOUND, GONE ->
                throw new FetchException(location + " does not exist (HTTP " + response.statusCode()
                        + "); check the address of the portal, or update the product");
            default -> {
                if (isTransient(response.statusCode())) {
                    throw new IOException("HTTP " + response.statusCode());
                }
                throw new FetchException(location + " was refused with HTTP " + response.statusCode());
            }
        }
    }

    private long rest(HttpResponse<InputStream> response, long present) throws IOException {
        Optional<Matcher> range = response.headers()
                .firstValue("Content-Range")
                .map(RANGE::matcher)
                .filter(Matcher::matches);
        if (range.isEmpty() || Long.parseLong(range.get().group(1)) != present) {
            part.clear();
            throw new IOException("the server sent another range than asked for");
        }
        String total = range.get().group(2);
        return "*".equals(total) ? -1 : Long.parseLong(total);
    }

    private void copy(InputStream body, long total) throws IOException {
        long done = part.size();
        progress.started(done, total);
        if (total >= 0) {
            part.reserve(total - done);
        }
        try (StallWatch watch = StallWatch.start(watchdogs, policy.stallTimeout(), body)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = watch.read(buffer); read >= 0; read = watch.read(buffer)) {
                part.append(buffer, read);
                done += read;
                progress.advanced(done);
            }
        }
        if (total > done) {
            throw new IOException("the connection ended " + (total - done) + " bytes early");
        }
    }

    private static boolean isTransient(int status) {
        return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT;
    }

    private static boolean isUnknownHost(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private String surrender(IOException problem, int failures) {
        if (isUnknownHost(problem)) {
            return "the host " + location.getHost()
                    + " is not known; check the network connection and the address of the portal";
        }
        String kept = part.size() > 0 ? "; what has come is kept, run again to go on" : "; try again later";
        return location + " failed " + failures + " times in a row, last with: " + reason(problem) + kept;
    }

    private static String reason(IOException problem) {
        if (problem instanceof ConnectException) {
            return "no connection";
        }
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }
}
