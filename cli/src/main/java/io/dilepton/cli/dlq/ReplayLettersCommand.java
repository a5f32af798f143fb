package io.dilepton.cli.dlq;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.dlq.Outgoing.UnsendableException;
import io.dilepton.cli.topic.Position;
import io.dilepton.cli.topic.TopicReader;
import io.dilepton.core.config.ClientKind;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dilepton dlq replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Sends dead letters back to the topic that they came from, each once: what has been sent is remembered in the same"
                    + " transaction. Run it again after a failure, or twice, and no record is sent twice.",
            "A record that is sent carries the header dilepton.dlq.replayed.from and none of the dead letter's own. Letters that come"
                    + " while it runs are left for the next time."
        })
final class ReplayLettersCommand extends LetterCommand {

    /** Group unless the user names another. */
    static final String GROUP = "dilepton-dlq-replay";

    @Option(
            names = "--group",
            paramLabel = "NAME",
            defaultValue = GROUP,
            description =
                    "Name under which it is remembered what was sent. Another name sends again what was sent under this"
                            + " one. Default: " + GROUP + ".")
    private String group = GROUP;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Send to TOPIC instead.")
    private @Nullable String topic;

    @Mixin
    private ReasonFilter reasons = new ReasonFilter();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many letters, the oldest first.")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "Send the letters in FILE, which `dilepton dlq export` wrote, with the keys and values that it has now.")
    private @Nullable Path file;

    @Option(
            names = "--give-up-others",
            description =
                    "With --file: letters before the last one in it that it leaves out are not to be replayed any more.")
    private boolean giveUpOthers;

    @Option(names = "--dry-run", description = "Say what would be sent, and send nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    @Override
    int run() {
        if (limit < 1) {
            throw CommandFailure.usage("--limit must be at least 1, not " + limit);
        }
        MendedLetters mended = file == null ? null : MendedLetters.read(file);
        ReplayReport report;
        try (Admin admin = Admin.create(adminConfig())) {
            if (topic != null && new Targets(admin).partitions(topic) == 0) {
                throw CommandFailure.usage("--topic: there is no topic " + topic);
            }
            if (dryRun || mended != null) {
                report = pass(admin, mended, new ReplayCursors(admin, group, false), null);
                requireNoneGivenUp(report);
            }
            report = dryRun ? pass(admin, mended, new ReplayCursors(admin, group, false), null) : sent(admin, mended);
        }
        if (json) {
            out().println(report.json(dryRun).toPrettyString());
        } else {
            report.lines(dryRun).forEach(line -> printLine("%s", line));
        }
        return report.isClean() ? 0 : 1;
    }

    private ReplayReport sent(Admin admin, @Nullable MendedLetters mended) {
        ReplayCursors cursors = new ReplayCursors(admin, group, true);
        try (LetterSender sender = LetterSender.open(cluster(), group, cursors)) {
            ReplayReport report = pass(admin, mended, cursors, sender);
            sender.finish();
            return report;
        }
    }

    /** Goes through the letters that there are now, and hands those that are due to the sender, if there is one. */
    private ReplayReport pass(
            Admin admin, @Nullable MendedLetters mended, ReplayCursors cursors, @Nullable LetterSender sender) {
        ReplayReport report = new ReplayReport();
        long[] found = new long[1];
        try (Outgoing outgoing = new Outgoing(cluster(), new Targets(admin), topic)) {
            read(new Position.Earliest(), letter -> {
                MendedLetters.Content content = mended == null ? null : mended.of(letter);
                found[0] += content == null ? 0 : 1;
                if (!reasons.accepts(letter)) {
                    return true;
                }
                if (cursors.isBehind(letter)) {
                    report.replayedBefore();
                } else if (mended == null || content != null) {
                    send(letter, content, outgoing, report, sender);
                } else if (mended.reachesBeyond(letter)) {
                    report.givenUp();
                    take(sender, letter, null);
                }
                return report.handled() < limit;
            });
        }
        if (mended != null && report.handled() < limit) {
            report.notFound(mended.size() - found[0]);
        }
        return report;
    }

    private static void send(
            Letter letter,
            MendedLetters.@Nullable Content content,
            Outgoing outgoing,
            ReplayReport report,
            @Nullable LetterSender sender) {
        ProducerRecord<byte[], byte[]> record = null;
        try {
            record = outgoing.of(letter, content);
            report.sent(letter, record.topic());
        } catch (UnsendableException e) {
            report.refused(letter, String.valueOf(e.getMessage()));
        }
        take(sender, letter, record);
    }

    private static void take(
            @Nullable LetterSender sender, Letter letter, @Nullable ProducerRecord<byte[], byte[]> record) {
        if (sender != null) {
            sender.take(letter, record);
        }
    }

    private void requireNoneGivenUp(ReplayReport report) {
        if (report.numberGivenUp() > 0 && !giveUpOthers) {
            throw CommandFailure.usage(file + " leaves out " + report.numberGivenUp()
                    + " letters that were not replayed and lie before its last one; replay them first, or add --give-up-others"
                    + " to pass over them for good");
        }
    }

    private Map<String, Object> adminConfig() {
        Map<String, Object> config = ClientKind.ADMIN.of(cluster().clients());
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TopicReader.PATIENCE.toMillis());
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TopicReader.PATIENCE.toMillis());
        return config;
    }
}
