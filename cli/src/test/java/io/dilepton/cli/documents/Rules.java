package io.dilepton.cli.documents;

import io.dilepton.cli.documents.Treatment.Background;
import io.dilepton.cli.documents.Treatment.Elsewhere;
import io.dilepton.cli.documents.Treatment.NotRun;
import io.dilepton.cli.documents.Treatment.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is done with the commands of the documentation: all are run, but those that are named here with a reason. And how they are shortened: a reader
 * waits for a training of a minute, a test does not.
 */
final class Rules {

    private static final String NETWORK = "it downloads, and tests use no network";
    private static final String BUILD = "it is the build that runs this test, or a variant of it";

    /** The first rule whose expression a command begins with holds. */
    private static final List<Rule> RULES = List.of(
            rule("mvn ", new NotRun(BUILD)),
            rule("tar -xzf distribution/", new Elsewhere("ArchiveIT")),
            rule("dilepton-0\\.1\\.0-SNAPSHOT/bin/dilepton", new Elsewhere("ArchiveIT")),
            rule("\\./dilepton demo$", new Elsewhere("DemoInterruptionIT")),
            rule("distribution/reproduce\\.sh", new NotRun("it builds the archive twice, which takes four minutes")),
            rule("\\./dilepton cluster start", new Elsewhere("ClusterStartIT")),
            rule("\\./dilepton data fetch", new Elsewhere("DataCommandTest")),
            rule("\\./dilepton bench stream", new Elsewhere("BenchStreamIT")),
            rule("\\./dilepton bench chaos", new Elsewhere("BenchChaosIT")),
            rule("\\./dilepton train higgs", new NotRun("it needs labelled Higgs events, which no command makes")),
            rule("\\./dilepton rescore --topic higgs", new Elsewhere("RescoreAndCompareIT")),
            rule("\\./dilepton stream", new Background("endpoint")),
            rule("\\./dilepton generator serve", new Background("endpoint")),
            rule("\\./dilepton subscribe(?!.*--limit)", new Background("")),
            rule("\\./dilepton windows --follow", new Background("")),
            rule("(npm|pip) install", new NotRun(NETWORK)),
            rule("docker compose ", new NotRun("no engine that runs containers is at hand")));

    /** How commands are shortened or filled in. Applied to every command, in order. */
    private static final List<Map.Entry<String, String>> CHANGES = List.of(
            Map.entry("\\s*\\[-[^]]*]", ""),
            Map.entry("^python3 ", ClientPrograms.PYTHON + " "),
            Map.entry("train z-candidate", "train z-candidate --epochs 2 --force"),
            Map.entry("(train z-candidate(?! .*--data) .*)$", "$1 --simulate 2000"),
            Map.entry("compare z-candidate$", "compare z-candidate --champion 1 --challenger 2"),
            Map.entry("(--count |\"count\": )(?:100000|50000)", "$12000"),
            Map.entry("--metrics-port 9465", "--metrics-port 0"),
            Map.entry("--events [25]0000\\b", "--events 3000"),
            Map.entry("--rate 500\\b", "--rate 20000"),
            Map.entry("@0:0\\.\\.51200,1:0\\.\\.50944", "@0:0..400,1:0..400"),
            Map.entry("z-candidate@3", "z-candidate@1"),
            Map.entry("(dilepton demo.*)$", "$1 --exit"),
            Map.entry("demo --data \\S+", "demo --data recorded.csv.gz"),
            Map.entry("demo(?= .*--exit)(?!.*--data)", "demo --events 2000"),
            Map.entry("(generator train .*)$", "$1 --steps 20 --force"),
            Map.entry("--simulate 100000", "--simulate 2000"),
            Map.entry("(generator evaluate .*)$", "$1 --events 400 --quick"),
            Map.entry("(generator sample .*)--count 10000", "$1--count 200"),
            Map.entry("inject --count 2000 --rate 100", "inject --count 300 --rate 1000"),
            Map.entry("\\S*z(ee|mumu)_cms2011\\.csv\\.gz", "recorded-z$1.csv.gz"),
            Map.entry("FILE…", "recorded.csv.gz"),
            Map.entry("(models publish|evaluate) DIR", "$1 second-model"),
            Map.entry("--out DIR", "--out trained"));

    private Rules() {}

    static Treatment of(DocumentedCommand command) {
        return RULES.stream()
                .filter(rule -> rule.fits(command))
                .map(Rule::treatment)
                .findFirst()
                .orElseGet(Run::new);
    }

    static String changed(String text) {
        String changed = text;
        for (Map.Entry<String, String> change : CHANGES) {
            changed = changed.replaceAll(change.getKey(), change.getValue());
        }
        return changed;
    }

    /** Returns why some commands are not run; docs/deployment.md says so, too. */
    static List<String> reasons() {
        return RULES.stream()
                .map(Rule::treatment)
                .filter(NotRun.class::isInstance)
                .map(treatment -> ((NotRun) treatment).reason())
                .toList();
    }

    /** Returns the rules that no command needs any more. */
    static List<String> idle(List<DocumentedCommand> commands) {
        List<String> idle = new ArrayList<>();
        for (Rule rule : RULES) {
            if (commands.stream().noneMatch(rule::fits)) {
                idle.add(rule.beginning().pattern());
            }
        }
        return idle;
    }

    private static Rule rule(String beginning, Treatment treatment) {
        return new Rule(Pattern.compile(beginning), treatment);
    }

    private record Rule(Pattern beginning, Treatment treatment) {

        boolean fits(DocumentedCommand command) {
            return beginning.matcher(command.text()).lookingAt();
        }
    }
}
