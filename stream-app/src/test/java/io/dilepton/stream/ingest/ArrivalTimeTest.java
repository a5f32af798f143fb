package io.dilepton.stream.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalTimeTest {

    @ParameterizedTest
    @CsvSource({"17, 3, 17", "0, 3, 0", "-1, 3, 3", "-1, -1, 0"})
    void shouldNeverBeNegative(long timestamp, long partitionTime, long expected) {
        ConsumerRecord<Object, Object> record = new ConsumerRecord<>(
                "events",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                "",
                "",
                new RecordHeaders(),
                Optional.empty());
        assertThat(new ArrivalTime().extract(record, partitionTime)).isEqualTo(expected);
    }
}
