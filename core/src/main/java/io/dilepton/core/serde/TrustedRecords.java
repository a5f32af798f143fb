package io.dilepton.core.serde;

import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;
import org.apache.kafka.common.config.ConfigException;

/**
 * Tells Avro which generated classes may be made from its records. Since Avro 1.12.2 none may unless a system property or
 * {@link ClassSecurityValidator#setGlobal} names it; this adds, to whatever the application trusts already, the classes that the code of
 * a record class refers to, and never a class that only a schema from the wire names.
 */
final class TrustedRecords {

    private TrustedRecords() {}

    static void trust(Class<?> record) {
        Set<String> names = new HashSet<>();
        collect(SpecificData.get().getSchema(record), names);
        synchronized (TrustedRecords.class) {
            ClassSecurityPredicate policy = ClassSecurityValidator.getGlobal();
            ClassSecurityValidator.Builder added = ClassSecurityValidator.builder();
            names.removeIf(name -> policy.isTrusted(load(name, record)));
            names.forEach(added::add);
            if (!names.isEmpty()) {
                ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(policy, added.build()));
            }
        }
    }

    private static Class<?> load(String name, Class<?> record) {
        try {
            return Class.forName(name, false, record.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new ConfigException(
                    "the class path has " + record.getName() + " but not " + name + ", which it needs");
        }
    }

    private static void collect(Schema schema, Set<String> names) {
        switch (schema.getType()) {
            case RECORD -> {
                if (names.add(SpecificData.getClassName(schema))) {
                    schema.getFields().forEach(field -> collect(field.schema(), names));
                }
            }
            case ENUM, FIXED -> names.add(SpecificData.getClassName(schema));
            case ARRAY -> collect(schema.getElementType(), names);
            case MAP -> collect(schema.getValueType(), names);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, names));
            default -> {}
        }
    }
}
