package io.dilepton.cli;

import io.dilepton.cli.audit.AuditCommand;
import io.dilepton.cli.bench.BenchCommand;
import io.dilepton.cli.bench.worker.WorkerCommand;
import io.dilepton.cli.cluster.ClusterCommand;
import io.dilepton.cli.config.ConfigCommand;
import io.dilepton.cli.data.DataCommand;
import io.dilepton.cli.demo.DemoCommand;
import io.dilepton.cli.dlq.DlqCommand;
import io.dilepton.cli.doctor.DoctorCommand;
import io.dilepton.cli.fit.FitCommand;
import io.dilepton.cli.generator.GeneratorCommand;
import io.dilepton.cli.inject.InjectCommand;
import io.dilepton.cli.metrics.MetricsCommand;
import io.dilepton.cli.models.ModelsCommand;
import io.dilepton.cli.replay.ReplayCommand;
import io.dilepton.cli.reproduce.ReproduceCommand;
import io.dilepton.cli.rescore.RescoreCommand;
import io.dilepton.cli.search.SearchCommand;
import io.dilepton.cli.simulate.SimulateCommand;
import io.dilepton.cli.stream.StreamCommand;
import io.dilepton.cli.study.AugmentStudyCommand;
import io.dilepton.cli.subscribe.SubscribeCommand;
import io.dilepton.cli.synth.SynthCommand;
import io.dilepton.cli.train.EvaluateCommand;
import io.dilepton.cli.train.TrainCommand;
import io.dilepton.cli.windows.WindowsCommand;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Entry point of the {@code dilepton} command. */
@Command(
        name = "dilepton",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Feeds, enriches and scores dilepton collision events on Apache Kafka.",
        subcommands = {
            DemoCommand.class,
            ClusterCommand.class,
            DataCommand.class,
            SimulateCommand.class,
            ReplayCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            AuditCommand.class,
            AugmentStudyCommand.class,
            SearchCommand.class,
            ReproduceCommand.class,
            GeneratorCommand.class,
            ModelsCommand.class,
            DlqCommand.class,
            RescoreCommand.class,
            StreamCommand.class,
            SubscribeCommand.class,
            WindowsCommand.class,
            SynthCommand.class,
            InjectCommand.class,
            FitCommand.class,
            ConfigCommand.class,
            MetricsCommand.class,
            DoctorCommand.class,
            BenchCommand.class,
            WorkerCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    private Main() {}

    /**
     * Runs the command and ends the JVM with its exit code.
     *
     * @param arguments command line
     */
    public static void main(String[] arguments) {
        System.exit(exitCode(arguments));
    }

    private static int exitCode(String[] arguments) {
        try {
            return commandLine().execute(arguments);
        } catch (LinkageError e) {
            System.err.println(nativeLibraryFailure(e));
            return 1;
        }
    }

    /**
     * Says what to do about a native library. They are unpacked into the folder for temporary files and loaded from there, which a mount option
     * can forbid.
     *
     * @throws LinkageError the error itself, when it is about something else
     */
    static String nativeLibraryFailure(LinkageError error) {
        Throwable cause = error;
        while (!(cause instanceof UnsatisfiedLinkError)) {
            cause = cause.getCause();
            if (cause == null) {
                throw error;
            }
        }
        return "dilepton: a native library cannot be loaded: " + cause.getMessage() + "; libraries are unpacked into "
                + System.getProperty("java.io.tmpdir")
                + ", which must not be mounted noexec (-Djava.io.tmpdir=DIR in DILEPTON_JAVA_OPTS names another folder)";
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .registerConverter(Instant.class, new InstantOption())
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler(new ReadableFailure());
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
