package io.dilepton.generator.request;

import java.util.List;
import java.util.stream.Collectors;

/** A request cannot be served as it is. The problems say why, and what to write instead. */
public final class RefusedRequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;
    private final Refusal refusal;

    /**
     * Makes the exception.
     *
     * @param refusal kind of the problems
     * @param problems at least one
     */
    public RefusedRequestException(Refusal refusal, List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        this.refusal = refusal;
        this.problems = List.copyOf(problems);
    }

    /**
     * Makes the exception for an invalid field.
     *
     * @param field field of the request
     * @param message what is wrong with it
     * @param remedy what to write instead
     * @return exception with one problem
     */
    public static RefusedRequestException invalid(String field, String message, String remedy) {
        return new RefusedRequestException(Refusal.INVALID, List.of(new Problem(field, message, remedy)));
    }

    /**
     * Returns the problems.
     *
     * @return at least one
     */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Returns the kind.
     *
     * @return kind of the problems
     */
    public Refusal refusal() {
        return refusal;
    }
}
