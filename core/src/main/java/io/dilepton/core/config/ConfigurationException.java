package io.dilepton.core.config;

import java.util.List;

/** The configuration is wrong. The message has one line for each problem. */
public final class ConfigurationException extends IllegalArgumentException {

    private final transient List<String> problems;

    /**
     * Makes it.
     *
     * @param problems what is wrong and what to write instead, each in one line; at least one
     */
    public ConfigurationException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns everything that is wrong.
     *
     * @return one line each
     */
    public List<String> problems() {
        return problems;
    }
}
