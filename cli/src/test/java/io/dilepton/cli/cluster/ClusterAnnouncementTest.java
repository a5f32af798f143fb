package io.dilepton.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dilepton.cli.ClusterOptions;
import io.dilepton.core.topics.TopicReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterAnnouncementTest {

    private static final TopicReport TOPICS =
            new TopicReport(List.of("dilepton.events"), List.of("dilepton.dlq"), List.of("topic x has 1 partition"));

    @Test
    void shouldPutEverythingOnOneLineWhenJsonIsAskedFor() throws Exception {
        String line = new ClusterAnnouncement("127.0.0.1:1", "http://127.0.0.1:2/apis", null, TOPICS).json();

        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(line).doesNotContain("\n");
        assertThat(json.path("bootstrap").asText()).isEqualTo("127.0.0.1:1");
        assertThat(json.path("registry").asText()).isEqualTo("http://127.0.0.1:2/apis");
        assertThat(json.path("directory").isNull()).isTrue();
        assertThat(json.path("created").get(0).asText()).isEqualTo("dilepton.events");
    }

    @Test
    void shouldShowTheOptionsOnlyWhenPortsAreNotTheDefaults() {
        String other = new ClusterAnnouncement("127.0.0.1:1", "http://127.0.0.1:2/apis", null, TOPICS).text();
        String usual = new ClusterAnnouncement(
                        ClusterOptions.DEFAULT_BOOTSTRAP, ClusterOptions.DEFAULT_REGISTRY, null, TOPICS)
                .text();

        assertThat(other).contains("./dilepton stream --bootstrap 127.0.0.1:1 --registry http://127.0.0.1:2/apis");
        assertThat(usual).contains("./dilepton stream\n").contains("Warning").contains("topic x has 1 partition");
    }
}
