package io.dilepton.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaDocumentationTest {

    private static final Pattern UNIT =
            Pattern.compile("\\b(GeV|rad|no unit|in units of e|microseconds|per second|per GeV)\\b");
    private static final Set<Schema.Type> NUMBERS =
            Set.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE);

    static Stream<Schema> current() {
        return Schemas.CURRENT.stream();
    }

    @ParameterizedTest
    @MethodSource("current")
    void shouldSayWhatAFieldIsWhenItIsInASchema(Schema schema) {
        assertThat(schema.getDoc()).isNotBlank();
        Schemas.fields(schema)
                .forEach((path, field) ->
                        assertThat(field.doc()).as("doc of %s", path).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("current")
    void shouldNameAUnitWhenAFieldIsANumber(Schema schema) {
        assertThat(Schemas.fields(schema)).isNotEmpty();
        Schemas.fields(schema).forEach((path, field) -> {
            if (isNumber(field.schema())) {
                assertThat(field.doc()).as("unit in the doc of %s", path).containsPattern(UNIT);
            }
        });
    }

    @Test
    void shouldReachNestedFieldsWhenASchemaIsWalked() {
        assertThat(Schemas.fields(EnrichedEvent.getClassSchema()))
                .containsKeys(
                        "EnrichedEvent.event.leptons.pt",
                        "EnrichedEvent.event.lineage.index",
                        "EnrichedEvent.pair.cosThetaStar");
    }

    private static boolean isNumber(Schema schema) {
        return schema.getType() == Schema.Type.UNION
                ? schema.getTypes().stream().anyMatch(SchemaDocumentationTest::isNumber)
                : NUMBERS.contains(schema.getType());
    }
}
