package io.dilepton.cli.reproduce;

import io.dilepton.cli.CommandFailure;
import io.dilepton.cli.ReportFile;
import io.dilepton.cli.terminal.ProgressLine;
import io.dilepton.cli.terminal.Terminal;
import io.dilepton.trainer.Task;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dilepton reproduce}. */
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Reproduces the results of a published study and prints them beside the study's.",
            "Exit code 1 when a result of ours is worse than the study's beyond its 95%% interval."
        })
public final class ReproduceCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "STUDY",
            converter = Study.Converter.class,
            description =
                    "Which study: seed-000 (decay channels), seed-001 (Z candidates), seed-002 (generators of top pairs),"
                            + " seed-004 (Higgs candidates).")
    private Study study = Study.named("seed-001");

    @Option(
            names = "--data",
            paramLabel = "DIR_OR_FILE",
            arity = "1..*",
            description = "Directories and CSV files with the study's data. Default: the directory that "
                    + SourceFiles.VARIABLE + " names.")
    private List<Path> data = List.of();

    @Option(names = "--quick", description = "Fewer seeds and repetitions: under ten minutes on two cores.")
    private boolean quick;

    @Option(
            names = "--baseline-steps",
            paramLabel = "N",
            description =
                    "Of seed-002: steps of the adversarial networks with the study's settings. Default: 20,000, some hours on one core; 300 with --quick.")
    private int baselineSteps;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "" + Task.DEFAULT_SEED,
            description = "First of the seeds, which count on from it. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what came out as JSON to FILE.")
    private @Nullable Path report;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SourceFiles files = study.needsData() ? SourceFiles.of(data, System.getenv()) : new SourceFiles(List.of());
        if (baselineSteps < 0) {
            throw CommandFailure.usage("--baseline-steps must be positive, not " + baselineSteps);
        }
        if (report != null) {
            ReportFile.require(report);
        }
        long started = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        out.println(study.id() + ": " + study.title());
        List<Reproduced> sections = new ArrayList<>();
        Setting setting;
        try (ProgressLine line = new ProgressLine(spec.commandLine().getErr(), Terminal.isError(), System::nanoTime)) {
            setting = new Setting(files, quick, seed, baselineSteps, text -> line.show(seconds -> text));
            for (Section section : study.sections()) {
                sections.add(new Reproduced(section.title(), section.rows(setting)));
            }
        }
        for (Reproduced section : sections) {
            out.println();
            out.print(section.text());
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        boolean worse = sections.stream()
                .flatMap(section -> section.rows().stream())
                .anyMatch(row -> row.verdict() == Verdict.WORSE);
        out.printf(Locale.ROOT, "%n%s; %.0f s%n", worse ? "Worse than the study in a row" : "Nowhere worse", seconds);
        out.flush();
        if (report != null) {
            ReportFile.write(report, ReproductionReport.json(study, setting, sections, seconds));
        }
        return worse ? 1 : 0;
    }
}
