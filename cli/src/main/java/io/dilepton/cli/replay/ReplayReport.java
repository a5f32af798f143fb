package io.dilepton.cli.replay;

import io.dilepton.core.reader.RejectReason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a replay did: the JSON of {@code --report}, whose keys are public API.
 *
 * @param files files in order
 * @param topic topic that the events went to
 * @param read rows read
 * @param sent events that the broker acknowledged
 * @param rejected rows that were no events
 * @param undelivered events that the broker did not acknowledge before the replay failed
 * @param reasons number of rejected rows by reason code
 * @param rejectsFile where the rejected rows are; null where there are none
 * @param seconds wall time
 * @param faults one line for each thing that went wrong
 */
record ReplayReport(
        List<String> files,
        String topic,
        long read,
        long sent,
        long rejected,
        long undelivered,
        Map<String, Long> reasons,
        @Nullable String rejectsFile,
        double seconds,
        List<String> faults) {

    ReplayReport {
        files = List.copyOf(files);
        reasons = new TreeMap<>(reasons);
        faults = List.copyOf(faults);
    }

    static Map<String, Long> byCode(Map<RejectReason, Long> reasons) {
        return reasons.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().code(), Map.Entry::getValue));
    }

    /** The closing lines: the books, and a table of reasons by falling number. */
    String closing() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "read %,d, sent %,d, rejected %,d%s in %.1f s",
                read,
                sent,
                rejected,
                undelivered == 0 ? "" : String.format(Locale.ROOT, ", not delivered %,d", undelivered),
                seconds));
        int width = reasons.keySet().stream().mapToInt(String::length).max().orElse(0);
        reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> text.append(
                        String.format(Locale.ROOT, "%n  %-" + width + "s %,9d", entry.getKey(), entry.getValue())));
        if (rejectsFile != null) {
            text.append(System.lineSeparator()).append("rejected rows are in ").append(rejectsFile);
        }
        return text.toString();
    }
}
