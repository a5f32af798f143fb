package io.dilepton.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoReportTest {

    @Test
    void shouldFindNothingWhenTheBooksBalance() {
        assertThat(new DemoReport.Events(10, 1, 9, 8, 7, 1, 1).imbalance()).isEmpty();
    }

    @Test
    void shouldNameTheCountsWhenAnEventWasNotSent() {
        assertThat(new DemoReport.Events(10, 1, 8, 8, 7, 1, 0).imbalance()).hasValue("read 10 ≠ sent 8 + rejected 1");
    }

    @Test
    void shouldNameTheCountsWhenAnEventWasLostOrDoubled() {
        assertThat(new DemoReport.Events(9, 0, 9, 8, 7, 1, 0).imbalance())
                .hasValue("sent 9 ≠ scored 7 + passed over 1 + dead-lettered 0");
        assertThat(new DemoReport.Events(9, 0, 9, 9, 9, 1, 0).imbalance()).isPresent();
    }

    @Test
    void shouldNameTheCountsWhenTooFewOrTooManyWereEnriched() {
        assertThat(new DemoReport.Events(9, 0, 9, 7, 7, 1, 1).imbalance())
                .hasValueSatisfying(
                        text -> assertThat(text).startsWith("enriched 7 is less than scored 7 + passed over 1"));
        assertThat(new DemoReport.Events(9, 0, 9, 10, 7, 1, 1).imbalance()).isPresent();
    }

    @Test
    void shouldFindNothingWhenAnEnrichedEventCouldNotBeScored() {
        assertThat(new DemoReport.Events(9, 0, 9, 9, 7, 1, 1).imbalance()).isEmpty();
    }
}
