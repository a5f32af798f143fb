package io.dilepton.cli.rescore;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.cli.rescore.PastScore.RecordedVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of each scored event that was read: it is in exactly one count. */
final class RescoreReport {

    private static final int SHOWN = 10;

    private final Map<String, long[]> byModel = new TreeMap<>();
    private final Map<String, String> goneModels = new TreeMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private final List<String> unusable = new ArrayList<>();
    private long identical;
    private long different;
    private long sourceGone;
    private long sourceUnusable;
    private long modelGone;

    /** A score that did not come out again. */
    private record Difference(PastScore past, double now) {}

    /**
     * Compares a score with that of the past, bit for bit.
     *
     * @param past the score of the past
     * @param now the score of now
     */
    void compared(PastScore past, float now) {
        long[] counts = byModel.computeIfAbsent(past.model().toString(), name -> new long[2]);
        if (Double.doubleToRawLongBits(now) == Double.doubleToRawLongBits(past.probability())) {
            identical++;
            counts[0]++;
        } else {
            different++;
            counts[1]++;
            if (differences.size() < SHOWN) {
                differences.add(new Difference(past, now));
            }
        }
    }

    /** The event is no longer where it was. */
    void sourceGone() {
        sourceGone++;
    }

    /** There is a record where the event was, but no such event can be made of it. */
    void sourceUnusable(PastScore past, String why) {
        sourceUnusable++;
        if (unusable.size() < SHOWN) {
            unusable.add(past.source() + "@" + past.offset() + ": " + why);
        }
    }

    /** The version cannot be had. */
    void modelGone(PastScore past, String why) {
        modelGone++;
        RecordedVersion model = past.model();
        goneModels.put(model.toString(), why);
    }

    long total() {
        return identical + different + sourceGone + sourceUnusable + modelGone;
    }

    boolean reproduces() {
        return different == 0 && sourceUnusable == 0;
    }

    ObjectNode json(String topic, double seconds) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("topic", topic);
        json.put("read", total());
        json.put("compared", identical + different);
        json.put("identical", identical);
        json.put("different", different);
        json.put("sourceGone", sourceGone);
        json.put("sourceUnusable", sourceUnusable);
        json.put("modelGone", modelGone);
        json.put("seconds", seconds);
        ArrayNode models = json.putArray("models");
        byModel.forEach((model, counts) -> models.addObject()
                .put("model", model)
                .put("identical", counts[0])
                .put("different", counts[1]));
        ObjectNode gone = json.putObject("goneModels");
        goneModels.forEach(gone::put);
        ArrayNode shown = json.putArray("differences");
        differences.forEach(difference -> shown.addObject()
                .put("scored", difference.past().place())
                .put(
                        "source",
                        difference.past().source() + "@" + difference.past().offset())
                .put("model", difference.past().model().toString())
                .put("recorded", difference.past().probability())
                .put("now", difference.now()));
        ArrayNode unusableSources = json.putArray("unusableSources");
        unusable.forEach(unusableSources::add);
        return json;
    }

    List<String> lines(double seconds) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d scored events read in %.1f s: %,d compared, %,d identical bit for bit, %,d different",
                total(),
                seconds,
                identical + different,
                identical,
                different));
        byModel.forEach((model, counts) -> lines.add(
                String.format(Locale.ROOT, "  %s: %,d identical, %,d different", model, counts[0], counts[1])));
        if (sourceGone > 0) {
            lines.add(
                    String.format(Locale.ROOT, "Source gone: %,d; the topic does not keep them any more", sourceGone));
        }
        if (modelGone > 0) {
            lines.add(String.format(Locale.ROOT, "Model gone: %,d", modelGone));
            goneModels.forEach((model, why) -> lines.add("  " + model + ": " + why));
        }
        if (sourceUnusable > 0) {
            lines.add(String.format(Locale.ROOT, "Source of no use: %,d", sourceUnusable));
            unusable.forEach(source -> lines.add("  " + source));
        }
        differences.forEach(difference -> lines.add(String.format(
                Locale.ROOT,
                "Different: %s of %s@%d by %s: recorded %.9g, now %.9g",
                difference.past().place(),
                difference.past().source(),
                difference.past().offset(),
                difference.past().model(),
                difference.past().probability(),
                difference.now())));
        return lines;
    }
}
