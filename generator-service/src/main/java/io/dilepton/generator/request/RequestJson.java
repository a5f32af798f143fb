package io.dilepton.generator.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dilepton.core.generation.Conditions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes requests so that {@link RequestReader} reads them back. */
final class RequestJson {

    private RequestJson() {}

    static ObjectNode of(StreamRequest request) {
        ObjectNode json = StreamJson.object();
        json.put("id", request.id());
        json.put("client", request.client());
        json.put("process", request.process());
        json.put("model", request.model());
        if (request.count() == null) {
            json.put("unbounded", true);
        } else {
            json.put("count", request.count());
        }
        if (request.rate() != null) {
            json.put("rate", request.rate());
        }
        json.put("seed", request.seed());
        conditions(json.putObject("conditions"), request.conditions());
        json.put("topic", request.topic());
        if (request.reweighting().exists()) {
            reweighting(json.putObject("reweighting"), request.reweighting());
        }
        if (request.shards() != null) {
            json.put("shards", request.shards());
        }
        if (request.startTime() != null) {
            json.put("startTime", request.startTime().toString());
        }
        return json;
    }

    private static void conditions(ObjectNode json, Conditions conditions) {
        json.put("channel", conditions.channel().name().toLowerCase(Locale.ROOT));
        json.put("massMin", conditions.massMin());
        if (conditions.massMax() < Double.POSITIVE_INFINITY) {
            json.put("massMax", conditions.massMax());
        }
    }

    private static void reweighting(ObjectNode json, Reweighting reweighting) {
        if (reweighting.expectedEvents() != null) {
            json.put("expectedEvents", reweighting.expectedEvents());
        }
        target(json, reweighting.target());
    }

    private static void target(ObjectNode json, @Nullable TargetSpectrum target) {
        if (target != null) {
            ObjectNode spectrum = json.putObject("target").put("observable", target.observable());
            target.edges().forEach(spectrum.putArray("edges")::add);
            target.contents().forEach(spectrum.putArray("contents")::add);
            spectrum.put("density", target.density());
        }
    }
}
