package io.dilepton.generator.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request so far.
 *
 * @param id id of the request
 * @param client who ordered
 * @param state where it stands
 * @param emitted events on the topic
 * @param perSecond events per second lately
 * @param request the request as JSON; null where it could not be read
 * @param model version that makes the events; null where the request is refused
 * @param refusal why it is refused; null where it is not
 * @param problems what is wrong, where it is refused or has failed
 * @param receipt the closing receipt as JSON; null before the end
 * @param since when it was accepted or refused
 * @param updated when this was written
 */
public record StreamStatus(
        String id,
        String client,
        StreamState state,
        long emitted,
        double perSecond,
        @Nullable ObjectNode request,
        StreamOrder.@Nullable Model model,
        @Nullable Refusal refusal,
        List<Problem> problems,
        @Nullable ObjectNode receipt,
        Instant since,
        Instant updated) {

    /** Copies. */
    public StreamStatus {
        problems = List.copyOf(problems);
    }

    /**
     * Makes the status of a refused request.
     *
     * @param id id of the request
     * @param client who ordered
     * @param request the request as JSON; null where it could not be read
     * @param refused why
     * @param now when
     * @return status
     */
    public static StreamStatus refused(
            String id, String client, @Nullable ObjectNode request, RefusedRequestException refused, Instant now) {
        return new StreamStatus(
                id,
                client,
                StreamState.REFUSED,
                0,
                0,
                request,
                null,
                refused.refusal(),
                refused.problems(),
                null,
                now,
                now);
    }

    /**
     * Returns it with progress.
     *
     * @param newState where it stands
     * @param newEmitted events on the topic
     * @param newPerSecond events per second lately
     * @param now when
     * @return a copy
     */
    public StreamStatus with(StreamState newState, long newEmitted, double newPerSecond, Instant now) {
        return new StreamStatus(
                id, client, newState, newEmitted, newPerSecond, request, model, refusal, problems, receipt, since, now);
    }

    /**
     * Returns it at its end.
     *
     * @param newState a last state
     * @param newProblems what is wrong, where it has failed
     * @param newReceipt the receipt as JSON
     * @param now when
     * @return a copy
     */
    public StreamStatus closed(StreamState newState, List<Problem> newProblems, ObjectNode newReceipt, Instant now) {
        return new StreamStatus(
                id, client, newState, emitted, perSecond, request, model, refusal, newProblems, newReceipt, since, now);
    }
}
