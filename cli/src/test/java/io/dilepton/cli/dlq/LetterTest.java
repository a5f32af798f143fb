package io.dilepton.cli.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import io.dilepton.schemas.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LetterTest {

    private static Letter letter(byte @Nullable [] key, byte @Nullable [] value, String... headers) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("dilepton.dlq", 2, 15, key, value);
        for (int i = 0; i < headers.length; i += 2) {
            record.headers().add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return new Letter(record);
    }

    @Test
    void shouldReadWhereALetterCameFromAndWhy() {
        Letter letter = letter(
                "7:3:1".getBytes(StandardCharsets.UTF_8),
                null,
                DeadLetterHeaders.REASON,
                "value.too.large",
                DeadLetterHeaders.TOPIC,
                "dilepton.events",
                DeadLetterHeaders.PARTITION,
                "3",
                DeadLetterHeaders.OFFSET,
                "77",
                DeadLetterHeaders.OMITTED_BYTES,
                "2000000");
        assertThat(letter.id()).isEqualTo("2/15");
        assertThat(letter.reason()).isEqualTo("value.too.large");
        assertThat(letter.origin()).hasToString("dilepton.events-3@77");
        assertThat(letter.isOmitted()).isTrue();
        assertThat(letter.size()).isEqualTo(2_000_000);
        assertThat(letter.keyText()).isEqualTo("7:3:1");
    }

    @Test
    void shouldTakeARecordThatIsNoLetterForOneOfUnknownReasonAndOrigin() {
        Letter letter = letter(
                new byte[] {0, 1, (byte) 0xff},
                new byte[3],
                DeadLetterHeaders.REASON,
                "Not A Code",
                DeadLetterHeaders.TOPIC,
                "x",
                DeadLetterHeaders.PARTITION,
                "-1");
        assertThat(letter.reason()).isEqualTo("unknown");
        assertThat(letter.origin()).isNull();
        assertThat(letter.keyText()).isEqualTo("0x0001ff");
        assertThat(letter.isOmitted()).isFalse();
        assertThat(letter.size()).isEqualTo(3);
        assertThat(letter(null, null).keyText()).isEqualTo("-");
    }

    @Test
    void shouldSendALetterThatFailedTwiceWithItsOwnHeadersAndOneMark() {
        Letter letter = letter(
                new byte[] {65},
                new byte[0],
                "trace",
                "abc",
                DeadLetterHeaders.REASON,
                "event.mass",
                DeadLetterHeaders.REPLAYED_FROM,
                "0/3");
        assertThat(letter.replayedFrom()).isEqualTo("0/3");
        assertThat(letter.replayHeaders().toArray())
                .extracting(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .containsExactly("trace=abc", "dilepton.dlq.replayed.from=2/15");
    }
}
