package io.dilepton.core.topics;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dilepton.schemas.Topics;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TopicAdminTest {

    @Test
    @Timeout(20)
    void shouldNameTheBrokersWhenNoneAnswers() {
        try (TopicAdmin admin = new TopicAdmin(Map.of("bootstrap.servers", "127.0.0.1:1"), Duration.ofMillis(500))) {
            assertThatThrownBy(() -> admin.create(Topics.all(), TopicAdmin.BROKER_DEFAULT))
                    .isInstanceOf(TopicException.class)
                    .hasMessageContaining("no Kafka broker answers at 127.0.0.1:1");
        }
    }

    @Test
    void shouldNameTheAddressWhenItIsNoAddress() {
        assertThatThrownBy(() -> new TopicAdmin(Map.of("bootstrap.servers", "nowhere"), Duration.ofSeconds(1)))
                .isInstanceOf(TopicException.class)
                .hasMessageContaining("nowhere");
    }
}
