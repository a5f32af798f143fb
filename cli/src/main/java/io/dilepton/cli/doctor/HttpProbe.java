package io.dilepton.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a server for its pages. */
final class HttpProbe {

    private final String url;
    private final Duration patience;
    private final HttpClient client;

    /**
     * @param url address of the server, with a slash at its end or without
     * @param patience how long to wait for a connection, and again for an answer
     */
    HttpProbe(String url, Duration patience) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.patience = patience;
        this.client = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    /** Returns the address, without a slash at its end. */
    String url() {
        return url;
    }

    /** Returns the answer, whatever its status. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(patience).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
