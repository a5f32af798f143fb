package io.dilepton.stream.topology;

import io.dilepton.core.serde.Compatibility;
import io.dilepton.core.serde.RegisteredSchema;
import io.dilepton.core.serde.RegistryUnavailableException;
import io.dilepton.core.serde.SchemaRegistry;
import org.apache.avro.Schema;

/** A registry that registers, but does not answer for ids. */
final class FailingRegistry implements SchemaRegistry {

    private final SchemaRegistry registry = SchemaRegistry.inMemory();

    @Override
    public int register(String subject, Schema schema) {
        return registry.register(subject, schema);
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return registry.idOf(subject, schema);
    }

    @Override
    public RegisteredSchema latest(String subject) {
        return registry.latest(subject);
    }

    @Override
    public Schema schemaById(int id) {
        throw new RegistryUnavailableException("no answer");
    }

    @Override
    public boolean isCompatible(String subject, Schema schema) {
        return registry.isCompatible(subject, schema);
    }

    @Override
    public void require(String subject, Compatibility rule) {
        registry.require(subject, rule);
    }
}
