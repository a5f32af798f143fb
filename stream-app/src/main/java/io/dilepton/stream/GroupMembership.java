package io.dilepton.stream;

import io.dilepton.core.config.ClientKind;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles with the brokers, before the start, how this instance joins its group. */
final class GroupMembership {

    private static final Logger LOG = LoggerFactory.getLogger(GroupMembership.class);

    /** Feature of the brokers that the streams protocol needs. */
    private static final String FEATURE = "streams.version";

    private static final String SESSION_TIMEOUT = "streams.session.timeout.ms";
    private static final String STANDBY_REPLICAS = "streams.num.standby.replicas";

    /** States of a group without members. */
    private static final Set<GroupState> IDLE = Set.of(GroupState.EMPTY, GroupState.DEAD);

    private final String applicationId;
    private final StreamConfig.Group group;
    private final Admin admin;
    private final Duration patience;

    GroupMembership(String applicationId, StreamConfig.Group group, Admin admin, Duration patience) {
        this.applicationId = applicationId;
        this.group = group;
        this.admin = admin;
        this.patience = patience;
    }

    /**
     * Chooses the protocol, and for the streams protocol gives the brokers the settings that are theirs there.
     *
     * @param config settings
     * @param patience longest time for one answer of the brokers
     * @return {@link GroupProtocol#STREAMS} or {@link GroupProtocol#CLASSIC}
     * @throws StreamFailedException when the brokers cannot do what the settings ask for, or running instances do otherwise
     */
    static GroupProtocol settle(StreamConfig config, Duration patience) {
        Map<String, Object> client = ClientKind.ADMIN.of(config.clientConfig());
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        try (Admin admin = Admin.create(client)) {
            return new GroupMembership(config.processing().applicationId(), config.group(), admin, patience).settle();
        }
    }

    GroupProtocol settle() {
        GroupProtocol chosen = switch (group.protocol()) {
            case CLASSIC -> classic();
            case STREAMS -> streams();
            case AUTO -> automatic();
        };
        LOG.atInfo()
                .addKeyValue("applicationId", applicationId)
                .log("joins by the {} rebalance protocol", name(chosen));
        return chosen;
    }

    private GroupProtocol classic() {
        requireNoOther(GroupProtocol.CLASSIC);
        return GroupProtocol.CLASSIC;
    }

    private GroupProtocol streams() {
        if (!isStreamsSupported()) {
            throw new StreamFailedException("the brokers do not have the streams rebalance protocol (feature " + FEATURE
                    + "): upgrade them to 4.2 or newer, or set " + StreamKeys.GROUP_PROTOCOL + " to auto or classic");
        }
        requireNoOther(GroupProtocol.STREAMS);
        configure(group.sessionTimeout()).ifPresent(refusal -> {
            throw new StreamFailedException(refusal + "; or set " + StreamKeys.GROUP_PROTOCOL + " to classic");
        });
        return GroupProtocol.STREAMS;
    }

    private GroupProtocol automatic() {
        Optional<GroupProtocol> running = running();
        if (group.instanceId().isPresent() || running.equals(Optional.of(GroupProtocol.CLASSIC))) {
            return classic();
        }
        if (!isStreamsSupported()) {
            LOG.atInfo().log("the brokers do not have the streams rebalance protocol (feature {})", FEATURE);
            return GroupProtocol.CLASSIC;
        }
        Optional<String> refusal =
                configure(Optional.of(group.sessionTimeout().orElse(KafkaStreamsSettings.SESSION_TIMEOUT)));
        refusal.ifPresent(reason -> LOG.atInfo().log(reason));
        return running.isPresent() || refusal.isEmpty() ? GroupProtocol.STREAMS : GroupProtocol.CLASSIC;
    }

    private void requireNoOther(GroupProtocol wanted) {
        running().filter(other -> other != wanted).ifPresent(other -> {
            throw new StreamFailedException("instances of " + applicationId + " run with the " + name(other)
                    + " rebalance protocol: stop them all first (a crashed one counts until its session times out), or set "
                    + StreamKeys.GROUP_PROTOCOL + " to " + name(other));
        });
    }

    private boolean isStreamsSupported() {
        var features = await("tell their features", admin.describeFeatures().featureMetadata());
        var streams = features.finalizedFeatures().get(FEATURE);
        return streams != null && streams.maxVersionLevel() >= 1;
    }

    /** Returns the protocol of the instances that run. */
    private Optional<GroupProtocol> running() {
        ListGroupsOptions options = new ListGroupsOptions().withTypes(Set.of(GroupType.CLASSIC, GroupType.STREAMS));
        return await("list their groups", admin.listGroups(options).valid()).stream()
                .filter(listed -> listed.groupId().equals(applicationId))
                .filter(listed -> listed.groupState().filter(IDLE::contains).isEmpty())
                .map(listed ->
                        listed.type().filter(type -> type == GroupType.STREAMS).isPresent()
                                ? GroupProtocol.STREAMS
                                : GroupProtocol.CLASSIC)
                .findFirst();
    }

    /**
     * Gives the brokers the settings that are the group's in the streams protocol.
     *
     * @return why they cannot have them; empty where they have
     */
    private Optional<String> configure(Optional<Duration> sessionTimeout) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, applicationId);
        Map<String, String> wanted = new TreeMap<>();
        wanted.put(STANDBY_REPLICAS, String.valueOf(group.standbyReplicas()));
        sessionTimeout.ifPresent(timeout -> wanted.put(SESSION_TIMEOUT, String.valueOf(timeout.toMillis())));
        try {
            Map<ConfigResource, Config> described = await(
                    "tell the settings of group " + applicationId,
                    admin.describeConfigs(List.of(resource)).all());
            Config current = Objects.requireNonNull(described.get(resource));
            wanted.entrySet().removeIf(entry -> {
                ConfigEntry now = current.get(entry.getKey());
                return now != null && entry.getValue().equals(now.value());
            });
            alter(resource, wanted);
            return Optional.empty();
        } catch (AuthorizationException e) {
            return Optional.of("the brokers do not let this user change the settings of group " + applicationId
                    + ": grant ALTER_CONFIGS on it, or have an administrator set " + wanted);
        } catch (InvalidConfigurationException | InvalidRequestException e) {
            return Optional.of("the brokers refuse " + wanted + " for the streams group " + applicationId + " ("
                    + e.getMessage() + "): change their group.streams.min.session.timeout.ms, "
                    + "group.streams.max.session.timeout.ms or group.streams.max.standby.replicas, or the setting");
        }
    }

    private void alter(ConfigResource resource, Map<String, String> settings) {
        if (!settings.isEmpty()) {
            Collection<AlterConfigOp> changes = settings.entrySet().stream()
                    .map(entry -> new AlterConfigOp(
                            new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            await(
                    "change the settings of group " + applicationId,
                    admin.incrementalAlterConfigs(Map.of(resource, changes)).all());
        }
    }

    private <T> T await(String what, KafkaFuture<T> answer) {
        try {
            return answer.get(patience.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (TimeoutException e) {
            throw new StreamFailedException(
                    "the brokers did not " + what + " within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApiException refusal) {
                throw refusal;
            }
            throw new StreamFailedException("the brokers did not " + what + ": " + e.getCause(), e);
        }
    }

    private static String name(GroupProtocol protocol) {
        return protocol.name().toLowerCase(Locale.ROOT);
    }
}
