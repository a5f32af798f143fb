package io.dilepton.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private final StreamMeters meters = new StreamMeters(new SimpleMeterRegistry());
    private final Ledger ledger = meters.ledger(0);

    private void read(int records) {
        for (int i = 0; i < records; i++) {
            ledger.in();
        }
    }

    @Test
    void shouldPublishEveryOutcomeTogetherWithWhatCameIn() {
        read(6);
        ledger.scored(Lane.Z, 3);
        ledger.passedOver(PassedOver.MIXED_FLAVOUR);
        ledger.deadLettered(Reason.VALUE_MISSING);
        assertThat(meters.counts().in()).isZero();
        assertThat(meters.counts().passedOver()).isZero();
        assertThat(meters.counts().deadLettered()).isZero();

        ledger.settle();
        assertThat(ledger.imbalance()).isEqualTo(1);
        ledger.scored(Lane.HIGGS, 1);
        ledger.settle();
        assertThat(ledger.imbalance()).isZero();
        StreamCounts counts = meters.counts();
        assertThat(counts.isBalanced()).isTrue();
        assertThat(counts.in()).isEqualTo(6);
        assertThat(counts.scored()).isEqualTo(4);
        assertThat(counts.passedOverBy()).containsOnlyKeys(PassedOver.MIXED_FLAVOUR.code());
        assertThat(counts.deadLetteredBy()).containsOnlyKeys(Reason.VALUE_MISSING.code());
    }

    @Test
    void shouldBeBalancedAgainWhenATaskWasThrownAwayWithEventsInItsBatch() {
        read(5);
        ledger.scored(Lane.Z, 2);
        ledger.abandon();
        assertThat(ledger.imbalance()).isZero();
        assertThat(meters.counts().isBalanced()).isTrue();
        read(5);
        ledger.scored(Lane.Z, 5);
        ledger.settle();
        assertThat(ledger.imbalance()).isZero();
        assertThat(meters.counts().in()).isEqualTo(7);
        assertThat(meters.counts().isBalanced()).isTrue();
    }
}
