package io.dilepton.cli.doctor;

import io.dilepton.core.serde.RegistryUnavailableException;
import io.dilepton.core.serde.SchemaRegistry;
import io.dilepton.core.serde.SchemaRejectedException;
import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.EnrichedEvent;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Topics;
import io.dilepton.schemas.WindowSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** Whether the schema registry answers and takes the schemas of this build. */
final class RegistryCheck implements Check {

    private final Map<String, Object> clients;
    private final String url;

    RegistryCheck(Map<String, Object> clients, String url) {
        this.clients = clients;
        this.url = url;
    }

    @Override
    public List<Finding> look() {
        String subject = "schema registry " + url;
        List<Finding> findings = new ArrayList<>();
        try {
            SchemaRegistry registry = SchemaRegistry.connect(clients);
            schemas().forEach((topic, schema) -> {
                String schemas = topic + "-value";
                if (!registry.isCompatible(schemas, schema)) {
                    findings.add(Finding.error(
                            subject,
                            "it refuses the schema of this build under " + schemas,
                            "run the version of the product that the topics were written with, or a newer one; a subject that another "
                                    + "system uses needs another registry or context"));
                }
            });
            if (findings.isEmpty()) {
                findings.add(Finding.ok(subject, "it answers and takes the schemas of this build"));
            }
        } catch (RegistryUnavailableException | SchemaRejectedException e) {
            findings.add(
                    Finding.error(
                            subject,
                            String.valueOf(e.getMessage()),
                            "start it, or give its address by --registry, with /apis/ccompat/v7 at the end where it is an Apicurio Registry"));
        }
        return findings;
    }

    private static Map<String, Schema> schemas() {
        return new TreeMap<>(Map.of(
                Topics.EVENTS, CollisionEvent.getClassSchema(),
                Topics.ENRICHED, EnrichedEvent.getClassSchema(),
                Topics.SCORED_Z, ScoredEvent.getClassSchema(),
                Topics.SCORED_HIGGS, ScoredEvent.getClassSchema(),
                Topics.SHADOW, ScoredEvent.getClassSchema(),
                Topics.PHYSICS_WINDOWS, WindowSummary.getClassSchema()));
    }
}
