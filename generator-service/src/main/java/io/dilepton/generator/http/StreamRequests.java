package io.dilepton.generator.http;

import io.dilepton.generator.request.StreamRequest;
import io.dilepton.generator.request.StreamStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the HTTP interface asks of the service. Safe for use by several threads. */
public interface StreamRequests {

    /**
     * Checks a request as far as this instance can.
     *
     * @param request the request
     * @throws io.dilepton.generator.request.RefusedRequestException when it cannot be served
     */
    void require(StreamRequest request);

    /**
     * Orders a stream.
     *
     * @param request the request
     * @param patience longest wait for an answer
     * @return its status; empty when nobody has answered yet
     * @throws InterruptedException when the thread is interrupted
     */
    Optional<StreamStatus> order(StreamRequest request, Duration patience) throws InterruptedException;

    /**
     * Cancels a stream. Does not wait for its end.
     *
     * @param id id of the request
     */
    void cancel(String id);

    /**
     * Returns every status.
     *
     * @return statuses by id
     */
    List<StreamStatus> all();

    /**
     * Returns one status.
     *
     * @param id id of the request
     * @return status; empty where there is none
     */
    Optional<StreamStatus> find(String id);

    /**
     * Waits until a status is newer than one that was seen.
     *
     * @param seen the status that was seen
     * @param patience longest wait
     * @return the newer one; empty when the time is over
     * @throws InterruptedException when the thread is interrupted
     */
    Optional<StreamStatus> newer(StreamStatus seen, Duration patience) throws InterruptedException;
}
