package io.dilepton.core.topics;

import java.util.List;

/**
 * What the admin step did.
 *
 * @param created names of the topics that were created, in the order of the data flow
 * @param existing names of the topics that were there
 * @param warnings one line for each setting of an existing topic that differs from the product's
 */
public record TopicReport(List<String> created, List<String> existing, List<String> warnings) {

    /** Copies. */
    public TopicReport {
        created = List.copyOf(created);
        existing = List.copyOf(existing);
        warnings = List.copyOf(warnings);
    }
}
