package io.dilepton.core.serde;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** Where a serializer takes the id of a schema from. */
enum SchemaSource {
    /** Registers the schema unless it is there. */
    REGISTER {
        @Override
        int id(SchemaRegistry registry, String subject, Schema schema) {
            return registry.register(subject, schema);
        }
    },
    /** The schema must be registered already. */
    FIND {
        @Override
        int id(SchemaRegistry registry, String subject, Schema schema) {
            return registry.idOf(subject, schema);
        }
    },
    /** The newest version of the subject, which must encode as the schema does. */
    LATEST {
        @Override
        int id(SchemaRegistry registry, String subject, Schema schema) {
            RegisteredSchema latest = registry.latest(subject);
            if (!SchemaNormalization.toParsingForm(latest.schema()).equals(SchemaNormalization.toParsingForm(schema))) {
                throw new SchemaRejectedException("the newest version of subject " + subject + ", " + latest.version()
                        + ", does not encode like the schema of the records, " + schema.getFullName()
                        + "; register that schema first, or unset " + RegistryKeys.USE_LATEST);
            }
            return latest.id();
        }
    };

    abstract int id(SchemaRegistry registry, String subject, Schema schema);

    static SchemaSource parse(Map<String, ?> config) {
        if (flag(config, RegistryKeys.AUTO_REGISTER.name(), true)) {
            return REGISTER;
        }
        return flag(config, RegistryKeys.USE_LATEST.name(), false) ? LATEST : FIND;
    }

    private static boolean flag(Map<String, ?> config, String key, boolean byDefault) {
        Object value = config.get(key);
        return value == null ? byDefault : Boolean.parseBoolean(value.toString().strip());
    }
}
