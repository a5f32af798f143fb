package io.dilepton.cli.doctor;

import io.dilepton.schemas.TopicSpec;
import io.dilepton.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;

/** Whether the topics are there, as the product made them, and every partition is served. */
final class TopicsCheck implements Check {

    /** Settings that an operator chooses: another value is no fault. */
    private static final Set<String> CHOSEN = Set.of("retention.ms");

    private final Cluster cluster;

    TopicsCheck(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public List<Finding> look() {
        Set<String> names = cluster.answer(cluster.admin().listTopics().names());
        List<Finding> findings = new ArrayList<>();
        List<TopicSpec> present = Topics.all().stream()
                .filter(topic -> names.contains(topic.name()))
                .toList();
        Topics.all().stream()
                .filter(topic -> !names.contains(topic.name()))
                .forEach(
                        topic -> findings.add(
                                Finding.error(
                                        "topic " + topic.name(),
                                        "it does not exist",
                                        "start `./dilepton stream`, which makes missing topics, or make it as docs/architecture.md says")));
        Map<String, TopicDescription> descriptions = cluster.answer(cluster.admin()
                .describeTopics(present.stream().map(TopicSpec::name).toList())
                .allTopicNames());
        Map<ConfigResource, Config> configs = cluster.answer(cluster.admin()
                .describeConfigs(present.stream().map(TopicsCheck::resource).toList())
                .all());
        for (TopicSpec topic : present) {
            TopicDescription description = descriptions.get(topic.name());
            Config config = configs.get(resource(topic));
            if (description != null && config != null) {
                partitions(topic, description, findings);
                settings(topic, config, findings);
            }
        }
        if (findings.isEmpty()) {
            findings.add(
                    Finding.ok("topics", "all " + present.size() + " exist, with the settings that they should have"));
        }
        return findings;
    }

    private static void partitions(TopicSpec topic, TopicDescription description, List<Finding> findings) {
        String subject = "topic " + topic.name();
        int partitions = description.partitions().size();
        if (partitions < topic.partitions()) {
            findings.add(Finding.warning(
                    subject,
                    "it has " + partitions + " partitions, not " + topic.partitions(),
                    "fewer threads can share the work; `kafka-topics --bootstrap-server BROKER --alter --topic "
                            + topic.name()
                            + " --partitions " + topic.partitions()
                            + "` adds some, while nothing is stored that needs the order by key"));
        }
        long leaderless = description.partitions().stream()
                .filter(partition ->
                        partition.leader() == null || partition.leader().isEmpty())
                .count();
        long behind =
                description.partitions().stream().filter(TopicsCheck::isBehind).count();
        if (leaderless > 0) {
            findings.add(Finding.error(
                    subject, leaderless + " partitions have no leader", "bring the brokers back that hold them"));
        } else if (behind > 0) {
            findings.add(
                    Finding.warning(
                            subject,
                            behind + " partitions have replicas that are behind",
                            "look after the brokers that hold them; until then a failure of another may lose data or stop producers"));
        }
    }

    private static boolean isBehind(TopicPartitionInfo partition) {
        return partition.isr().size() < partition.replicas().size();
    }

    private static void settings(TopicSpec topic, Config config, List<Finding> findings) {
        new TreeMap<>(topic.config()).forEach((key, expected) -> {
            ConfigEntry found = config.get(key);
            if (found != null && !CHOSEN.contains(key) && !expected.equals(found.value())) {
                findings.add(Finding.warning(
                        "topic " + topic.name(),
                        key + " is " + found.value() + ", not " + expected,
                        "`kafka-configs --bootstrap-server BROKER --alter --entity-type topics --entity-name "
                                + topic.name() + " --add-config " + key + "=" + expected + "`"));
            }
        });
    }

    private static ConfigResource resource(TopicSpec topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }
}
