package io.dilepton.generator.emission;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.core.generation.Conditions;
import io.dilepton.generator.request.Reweighting;
import io.dilepton.generator.request.StreamOrder;
import io.dilepton.generator.request.StreamRequest;
import io.dilepton.generator.shard.ShardProgress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShardWorkTest {

    private static final long DUE = 1_000_000;

    private static ShardWork[] works(@Nullable Long count, @Nullable Double rate, int shards, int block) {
        StreamRequest request = new StreamRequest(
                "id",
                "me",
                "drell-yan",
                "simulation",
                count,
                rate,
                1,
                Conditions.NONE,
                "topic",
                Reweighting.NONE,
                null,
                null);
        StreamOrder order = new StreamOrder(
                request,
                new StreamOrder.Model("m", 1, ""),
                shards,
                block,
                Instant.ofEpochMilli(DUE),
                Map.of(),
                List.of());
        ShardWork[] works = new ShardWork[shards];
        for (int shard = 0; shard < shards; shard++) {
            works[shard] = new ShardWork(order, shard);
        }
        return works;
    }

    private static long makeWhatIsDue(ShardWork[] works, long now) {
        long made = 0;
        for (ShardWork work : works) {
            for (int due = work.due(now); due > 0; due = work.due(now)) {
                work.progress(work.progress().plus(due, "me", work.length(), now));
                made += due;
            }
        }
        return made;
    }

    @Test
    void shouldKeepThePaceOfTheWholeWhenShardsTakeTurns() {
        ShardWork[] works = works(null, 250.0, 3, 16);
        long made = 0;
        for (long millis = 0; millis <= 10_000; millis += 7) {
            made += makeWhatIsDue(works, DUE + millis);
            assertThat(made).as("after %d ms", millis).isEqualTo(millis / 4 + 1);
        }
    }

    @Test
    void shouldMakeNothingBeforeItIsDueAndAllAtTheEnd() {
        ShardWork[] works = works(100L, 10.0, 2, 16);
        assertThat(makeWhatIsDue(works, DUE - 1)).isZero();
        assertThat(works[0].untilDue(DUE - 50)).isEqualTo(50);
        assertThat(works[1].untilDue(DUE)).isEqualTo(1_600);
        assertThat(makeWhatIsDue(works, DUE + 100_000)).isEqualTo(100);
        for (ShardWork work : works) {
            assertThat(work.progress().state()).isEqualTo(ShardProgress.State.DONE);
            assertThat(work.isOpen()).isFalse();
        }
    }

    @Test
    void shouldMakeEverythingAtOnceWhenThereIsNoRate() {
        ShardWork[] works = works(5_000L, null, 4, 1_024);
        assertThat(works[0].lag(DUE + 500)).isZero();
        assertThat(makeWhatIsDue(works, DUE)).isEqualTo(5_000);
    }
}
