package io.dilepton.cli.subscribe.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    private static final Map<String, Object> RECORD = Map.of(
            "mass",
            91.2,
            "charge",
            0L,
            "event",
            9007199254740993L,
            "decision",
            true,
            "flavour",
            "muon",
            "nan",
            Double.NaN);

    private static final List<Field<Map<String, Object>>> FIELDS = List.of(
            field("mass", Type.NUMBER),
            field("charge", Type.NUMBER),
            field("event", Type.NUMBER),
            field("nan", Type.NUMBER),
            field("absent", Type.NUMBER),
            field("decision", Type.FLAG),
            field("signal", Type.FLAG),
            field("flavour", Type.TEXT));

    private static Field<Map<String, Object>> field(String name, Type type) {
        return new Field<>(name, type, record -> record.get(name));
    }

    private static boolean holds(String condition) {
        return Filter.parse(condition, FIELDS).test(RECORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mass > 60",
                "mass>=91.2&&mass<=91.2",
                "60 < mass",
                "mass == 912e-1",
                "mass > -.5",
                "charge==0",
                "charge == 0.0",
                "event == 9007199254740993",
                "event != 9007199254740992",
                "decision",
                "decision == true",
                "!(decision == false)",
                "!!decision",
                "flavour == 'muon'",
                "flavour == \"MUON\"",
                "flavour != 'electron'",
                "'it' == 'IT'",
                "true",
                "!signal",
                "mass > 100 || decision",
                "false && false || true",
                "true || false && false",
                "!false && true",
                "((((mass > 90))))",
                "  mass\t>\n90  ",
            })
    void shouldHold(String condition) {
        assertThat(holds(condition)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mass > 91.2",
                "false",
                "!decision",
                "(true || false) && false",
                "flavour == 'electron'",
                "nan == nan",
                "nan != 1",
                "nan < 1",
                "absent == 1",
                "absent != 1",
                "signal",
                "signal == false",
            })
    void shouldNotHold(String condition) {
        assertThat(holds(condition)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "mass~column 5: expected a comparison (== != < <= > >=) after 'mass', not the end",
                "mas > 3~column 1: no field is named 'mas'; fields: mass, charge, event, nan, absent, decision, signal, flavour",
                "mass > 'a'~column 8: 'mass' is a number, 'a' in quotes is text",
                "mass = 3~column 6: unexpected '='; equality is written ==",
                "decision & true~column 10: unexpected '&'; and is written &&",
                "flavour == 'muon~column 12: unexpected '''; the closing quote is missing",
                "decision > true~column 10: only numbers have an order; use == or !=",
                "flavour < 'a'~column 9: only numbers have an order; use == or !=",
                "(mass > 3~column 10: expected ')' for the '(' of column 1, not the end",
                "mass > 3)~column 9: expected && or || or the end, not ')'",
                "mass > 3 decision~column 10: expected && or || or the end, not 'decision'",
                "mass >~column 7: expected a field, a number, 'text', true or false, not the end",
                "&& mass~column 1: expected a field, a number, 'text', true or false, not '&&'",
                "60 < mass < 120~column 11: expected && or || or the end, not '<'",
                "mass > 3 ; x~column 10: unexpected ';'",
                "mass + 3 > 1~column 6: unexpected '+'",
                "5 > 3 && 7~column 11: expected a comparison (== != < <= > >=) after '7', not the end",
            })
    void shouldPointAtTheColumnWhenItCannotBeUnderstood(String condition, String message) {
        assertThatThrownBy(() -> holds(condition))
                .isInstanceOf(FilterSyntaxException.class)
                .hasMessage(message);
    }

    @Test
    void shouldRefuseAnEmptyCondition() {
        assertThatThrownBy(() -> holds("  "))
                .isInstanceOf(FilterSyntaxException.class)
                .hasMessage("column 1: expected a field, a number, 'text', true or false, not the end");
    }

    @Test
    void shouldRefuseRatherThanOverflowWhenNestedWithoutEnd() {
        assertThatThrownBy(() -> holds("(".repeat(5_000))).hasMessage("column 101: nested more than 100 deep");
        assertThatThrownBy(() -> holds("!".repeat(5_000) + "decision")).hasMessageContaining("nested more than 100");
        assertThatThrownBy(() -> holds("true || ".repeat(2_000) + "true")).hasMessageContaining("at most 10000");
        assertThat(holds("false || ".repeat(1_000) + "true")).isTrue();
    }
}
