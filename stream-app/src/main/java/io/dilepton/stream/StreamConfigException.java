package io.dilepton.stream;

import java.util.List;

/** Settings that are missing or wrong. */
public final class StreamConfigException extends RuntimeException {

    private final List<String> problems;

    StreamConfigException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns all that is wrong.
     *
     * @return one line for each setting
     */
    public List<String> problems() {
        return problems;
    }
}
