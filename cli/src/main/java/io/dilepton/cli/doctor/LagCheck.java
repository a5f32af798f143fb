package io.dilepton.cli.doctor;

import io.dilepton.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/** Whether a stream application runs, and how far it is behind; and what lies in the dead letters. */
final class LagCheck implements Check {

    /** Records that may wait before it is worth a word: some seconds of a busy stream. */
    private static final long TOLERATED = 10_000;

    private final Cluster cluster;
    private final String applicationId;

    LagCheck(Cluster cluster, String applicationId) {
        this.cluster = cluster;
        this.applicationId = applicationId;
    }

    @Override
    public List<Finding> look() {
        Optional<GroupListing> group = cluster
                .answer(cluster.admin().listGroups().valid())
                .stream()
                .filter(listed -> listed.groupId().equals(applicationId))
                .findFirst();
        List<Finding> findings = new ArrayList<>();
        long lag = lag();
        boolean runs = group.flatMap(GroupListing::groupState)
                .filter(state -> state != GroupState.EMPTY && state != GroupState.DEAD)
                .isPresent();
        findings.add(runs ? running(group.get(), lag) : stopped(lag));
        findings.add(letters());
        return findings;
    }

    private Finding running(GroupListing group, long lag) {
        String subject = "group " + applicationId;
        String state =
                group.groupState().map(Object::toString).orElse("unknown").toLowerCase(Locale.ROOT);
        if (lag > TOLERATED) {
            return Finding.warning(
                    subject,
                    lag + " records wait (group " + state + ")",
                    "look whether they become fewer; if not, start another instance, or more threads (num.stream.threads) up to the number of partitions; "
                            + "docs/runbooks.md#dileptonlaggrows");
        }
        return Finding.ok(subject, "it runs (group " + state + "), " + lag + " records wait");
    }

    private Finding stopped(long lag) {
        return Finding.error(
                "group " + applicationId,
                "no instance runs; " + lag + " records wait",
                "`./dilepton stream`, with the same application.id as before so that it goes on where it stopped; another name: --set application.id=NAME");
    }

    private Finding letters() {
        long letters = spans(Topics.DLQ).values().stream()
                .mapToLong(span -> span.end() - span.begin())
                .sum();
        return letters == 0
                ? Finding.ok("dead letters", "there are none")
                : Finding.warning(
                        "dead letters",
                        letters + " records (markers of transactions included) are on " + Topics.DLQ,
                        "`./dilepton dlq inspect` says why; mend and `./dilepton dlq replay`");
    }

    /** Records of the events topic that lie after what the group has committed. */
    private long lag() {
        Map<TopicPartition, OffsetAndMetadata> committed = cluster.answer(
                cluster.admin().listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata());
        long lag = 0;
        for (Map.Entry<TopicPartition, Span> entry : spans(Topics.EVENTS).entrySet()) {
            OffsetAndMetadata offset = committed.get(entry.getKey());
            Span span = entry.getValue();
            lag += span.end() - (offset == null ? span.begin() : Math.max(span.begin(), offset.offset()));
        }
        return lag;
    }

    private Map<TopicPartition, Span> spans(String topic) {
        TopicDescription description = cluster.answer(
                        cluster.admin().describeTopics(List.of(topic)).allTopicNames())
                .get(topic);
        Map<TopicPartition, OffsetSpec> begins = new TreeMap<>(Span.ORDER);
        Map<TopicPartition, OffsetSpec> ends = new TreeMap<>(Span.ORDER);
        if (description != null) {
            description.partitions().forEach(partition -> {
                TopicPartition place = new TopicPartition(topic, partition.partition());
                begins.put(place, OffsetSpec.earliest());
                ends.put(place, OffsetSpec.latest());
            });
        }
        var begin = cluster.answer(cluster.admin().listOffsets(begins).all());
        Map<TopicPartition, Span> spans = new TreeMap<>(Span.ORDER);
        cluster.answer(cluster.admin().listOffsets(ends).all()).forEach((place, end) -> {
            ListOffsetsResultInfo from = begin.get(place);
            spans.put(place, new Span(from == null ? end.offset() : from.offset(), end.offset()));
        });
        return spans;
    }
}
