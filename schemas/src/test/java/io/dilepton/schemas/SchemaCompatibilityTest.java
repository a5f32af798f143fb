package io.dilepton.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The promise to those who read our topics: what was ever written can be read with the current schemas. */
class SchemaCompatibilityTest {

    static Stream<Schema> current() {
        return Schemas.CURRENT.stream();
    }

    @ParameterizedTest
    @MethodSource("current")
    void shouldReadEverythingThatWasReleasedWhenTheSchemaIsTheCurrentOne(Schema current) {
        List<Schema> released = ReleasedSchemas.of(current.getName());
        assertThat(released).as("released versions of %s", current.getName()).isNotEmpty();
        assertThatCode(() -> check(current, released)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("current")
    void shouldKeepACopyWhenTheCurrentSchemaIsReleased(Schema current) {
        List<Schema> released = ReleasedSchemas.of(current.getName());
        assertThat(released)
                .as(
                        "%s differs from its last released version: add released/%s/v%d.avsc when it is released",
                        current.getName(), current.getName(), released.size() + 1)
                .last()
                .isEqualTo(withoutJavaProperties(current));
    }

    @Test
    void shouldNameTheFieldWhenADefaultIsRemoved() {
        // A field without default that the released schema does not have: old records have no value for it.
        Schema changed = withExtraField("\"type\": \"double\"");
        assertThatThrownBy(() -> check(changed, ReleasedSchemas.of("CollisionEvent")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("CollisionEvent")
                .hasMessageContaining("version 1")
                .hasMessageContaining("READER_FIELD_MISSING_DEFAULT_VALUE")
                .hasMessageContaining("crossingAngle");
    }

    @Test
    void shouldAcceptANewFieldWhenItHasADefault() {
        Schema changed = withExtraField("\"type\": [\"null\", \"double\"], \"default\": null");
        assertThatCode(() -> check(changed, ReleasedSchemas.of("CollisionEvent")))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldNameTheFieldWhenATypeIsNarrowed() {
        Schema changed = parse(ReleasedSchemas.of("CollisionEvent")
                .get(0)
                .toString()
                .replace("\"name\":\"eventNumber\",\"type\":\"long\"", "\"name\":\"eventNumber\",\"type\":\"int\""));
        assertThatThrownBy(() -> check(changed, ReleasedSchemas.of("CollisionEvent")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("TYPE_MISMATCH")
                .hasMessageContaining("eventNumber");
    }

    @Test
    void shouldNameTheOldVersionWhenOnlyThatOneCannotBeRead() {
        // Transitive: a version in between that can be read does not excuse one before it that cannot.
        Schema first = parse("{\"type\":\"record\",\"name\":\"CollisionEvent\",\"fields\":[]}");
        Schema second = ReleasedSchemas.of("CollisionEvent").get(0);
        assertThatThrownBy(() -> check(second, List.of(first, second)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("version 1");
    }

    private static Schema withExtraField(String definition) {
        String released = ReleasedSchemas.of("CollisionEvent").get(0).toString();
        String start = "\"fields\":[";
        int at = released.indexOf(start) + start.length();
        return parse(released.substring(0, at)
                + "{\"name\": \"crossingAngle\", " + definition + ", \"doc\": \"Crossing angle of the beams, rad.\"},"
                + released.substring(at));
    }

    /** Fails with the version, the kind of incompatibility, and the place in the schema. */
    private static void check(Schema current, List<Schema> released) {
        List<Schema> latestFirst = new ArrayList<>(released);
        Collections.reverse(latestFirst);
        try {
            new SchemaValidatorBuilder().canReadStrategy().validateAll().validate(current, latestFirst);
        } catch (SchemaValidationException e) {
            throw new AssertionError(explain(current, released), e);
        }
    }

    private static String explain(Schema current, List<Schema> released) {
        StringBuilder message =
                new StringBuilder("the current schema of " + current.getName() + " cannot read records written with");
        for (int i = 0; i < released.size(); i++) {
            for (SchemaCompatibility.Incompatibility found : SchemaCompatibility.checkReaderWriterCompatibility(
                            current, released.get(i))
                    .getResult()
                    .getIncompatibilities()) {
                message.append("\n  version ")
                        .append(i + 1)
                        .append(": ")
                        .append(found.getType())
                        .append(" at ")
                        .append(found.getLocation())
                        .append(": ")
                        .append(found.getMessage());
                message.append(fieldAt(current, found.getLocation()));
            }
        }
        return message.toString();
    }

    /** Turns a location such as {@code /fields/2/type} into the name of the field. */
    private static String fieldAt(Schema schema, String location) {
        Schema at = schema;
        String name = "";
        String[] steps = location.split("/", -1);
        for (int i = 0; i < steps.length - 1 && at.getType() == Schema.Type.RECORD; i++) {
            if (steps[i].equals("fields")) {
                Schema.Field field = at.getFields().get(Integer.parseInt(steps[i + 1]));
                name = " (field " + field.name() + ")";
                at = field.schema();
            }
        }
        return name;
    }

    /** The released copies are for every language: without the note which string class Java is to use. */
    private static Schema withoutJavaProperties(Schema schema) {
        return parse(schema.toString().replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\""));
    }

    private static Schema parse(String json) {
        return new Schema.Parser().parse(json);
    }
}
