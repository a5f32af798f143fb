package io.dilepton.generator.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;

/**
 * What each client may have at a time.
 *
 * @param eventsPerSecond events per second of all its streams together; 0 for no limit
 * @param streams streams that have not ended
 */
public record Quotas(long eventsPerSecond, int streams) {

    /**
     * Checks whether a client may have one stream more.
     *
     * @param request the request
     * @param known statuses of all requests
     * @throws RefusedRequestException when it may not
     */
    public void require(StreamRequest request, Collection<StreamStatus> known) {
        List<StreamStatus> open = known.stream()
                .filter(status -> status.client().equals(request.client())
                        && !status.state().isLast()
                        && !status.id().equals(request.id()))
                .toList();
        if (open.size() >= streams) {
            throw refusal(
                    "client",
                    request.client() + " has " + open.size() + " streams, as many as a client may have",
                    "cancel one, or wait until one has ended");
        }
        if (eventsPerSecond > 0) {
            requireRate(request, open);
        }
    }

    private void requireRate(StreamRequest request, List<StreamStatus> open) {
        double used = open.stream().mapToDouble(Quotas::rate).sum();
        double free = eventsPerSecond - used;
        if (request.rate() == null || request.rate() > free) {
            throw refusal(
                    "rate",
                    "the streams of " + request.client() + " may have " + eventsPerSecond
                            + " events per second together, of which " + used + " are given out",
                    free > 0 ? "write a rate of at most " + free : "cancel a stream, or wait until one has ended");
        }
    }

    private static double rate(StreamStatus status) {
        JsonNode request = status.request();
        return request == null ? 0 : request.path("rate").asDouble();
    }

    private static RefusedRequestException refusal(String field, String message, String remedy) {
        return new RefusedRequestException(Refusal.QUOTA, List.of(new Problem(field, message, remedy)));
    }
}
