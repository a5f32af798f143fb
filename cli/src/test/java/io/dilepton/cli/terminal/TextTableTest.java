package io.dilepton.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void shouldMakeEachColumnAsWideAsItsWidestCell() {
        TextTable table = new TextTable("NAME", ">N", "NOTE");
        table.row("z-candidate", "7", "");
        table.row("h", "1234", "x");
        assertThat(table.toString().lines())
                .containsExactly("NAME            N  NOTE", "z-candidate     7", "h            1234  x");
    }

    @Test
    void shouldRefuseARowWithAnotherNumberOfCells() {
        assertThatThrownBy(() -> new TextTable("A", "B").row("1")).isInstanceOf(IllegalArgumentException.class);
    }
}
