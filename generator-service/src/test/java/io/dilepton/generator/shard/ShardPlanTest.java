package io.dilepton.generator.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardPlanTest {

    @ParameterizedTest
    @CsvSource({"1,1,4", "1000,3,64", "1024,4,256", "1025,4,256", "999,7,10", "5,4,1"})
    void shouldDealEveryIndexOnceWhenAnOrderIsCut(long end, int shards, int block) {
        BitSet seen = new BitSet();
        for (int shard = 0; shard < shards; shard++) {
            ShardPlan plan = new ShardPlan(end, shards, block, shard);
            long position = 0;
            while (position < plan.length()) {
                int run = plan.run(position, plan.length());
                assertThat(run).isBetween(1, block);
                for (int i = 0; i < run; i++) {
                    int index = (int) plan.index(position) + i;
                    assertThat(plan.index(position + i)).isEqualTo(index);
                    assertThat(seen.get(index)).as("index %d", index).isFalse();
                    seen.set(index);
                }
                position += run;
            }
        }
        assertThat(seen.cardinality()).isEqualTo((int) end);
        assertThat(seen.length()).isEqualTo((int) end);
    }

    @Test
    void shouldCountWhatIsBelowAnIndexWhenTheOrderHasNoEnd() {
        ShardPlan plan = new ShardPlan(Long.MAX_VALUE, 3, 10, 1);
        assertThat(plan.length()).isEqualTo(Long.MAX_VALUE);
        for (long bound = 0; bound < 100; bound++) {
            long below = 0;
            for (long position = 0; plan.index(position) < bound; position++) {
                below++;
            }
            assertThat(plan.before(bound)).as("below %d", bound).isEqualTo(below);
        }
    }

    @Test
    void shouldReadKeysAndProgressBackWhenWritten() {
        ShardProgress progress = ShardProgress.NONE.plus(5, "a", 10, 99).plus(5, "b", 10, 100);
        assertThat(progress.state()).isEqualTo(ShardProgress.State.DONE);
        var record = ShardRecords.progress("z.1", 3, 4, progress);
        assertThat(ShardRecords.progress(record.value())).isEqualTo(progress);
        assertThat(ShardRecords.Key.parse(record.key()))
                .isEqualTo(new ShardRecords.Key("z.1", 3, ShardRecords.Kind.PROGRESS));
        assertThat(record.partition()).isEqualTo(ShardRecords.lane("z.1", 3, 4));
        assertThat(ShardRecords.Key.parse(ShardRecords.cancel("z.1", 0, 4).key())
                        .kind())
                .isEqualTo(ShardRecords.Kind.CANCEL);
    }
}
