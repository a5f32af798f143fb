package io.dilepton.cli.fit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dilepton.cli.CommandFailure;
import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.fit.FitOutcome;
import io.dilepton.core.fit.FitSettings;
import io.dilepton.core.fit.MassHistogram;
import io.dilepton.core.fit.ResolutionShape;
import io.dilepton.core.fit.ZPeakFit;
import io.dilepton.core.reader.ReaderOptions;
import io.dilepton.core.reader.UnreadableFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dilepton fit z}: fits the Z peak in files. */
@Command(
        name = "z",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Fits the Z peak in the pair masses of CSV files: a relativistic Breit-Wigner convolved with the resolution, on a falling background.",
            "Exit code 1 when no shape of the resolution gives a peak."
        })
final class FitZCommand implements Callable<Integer> {

    /** What is read: 0 to 200 GeV in bins of half a GeV, as in the windows of the stream. */
    private static final double GREATEST = 200;

    private static final int BINS = 400;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "CSV files, gzipped if they end in .gz.")
    private List<Path> files = List.of();

    @Option(names = "--flavour", paramLabel = "electron|muon", description = "Flavour where the files do not tell.")
    private @Nullable LeptonFlavour flavour;

    @Option(
            names = "--shape",
            paramLabel = "SHAPE",
            description = "Shape of the resolution: gaussian or crystal_ball. Default: both, one after the other.")
    private @Nullable ResolutionShape shape;

    @Option(
            names = "--low",
            paramLabel = "GEV",
            defaultValue = "60",
            description = "Lower end of the fit. Default: 60.")
    private double low = 60;

    @Option(
            names = "--high",
            paramLabel = "GEV",
            defaultValue = "120",
            description = "Upper end of the fit. Default: 120.")
    private double high = 120;

    @Option(
            names = "--free-width",
            description = "Fit the width of the Z too, instead of fixing it to the PDG's value.")
    private boolean freeWidth;

    @Option(names = "--opposite-sign", description = "Only pairs of opposite charge.")
    private boolean oppositeSign;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what came out as JSON to FILE.")
    private @Nullable Path report;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<FitSettings> settings = settings();
        PairMasses masses = new PairMasses(oppositeSign);
        try {
            for (Path file : files) {
                masses.read(file, ReaderOptions.defaults().withFlavour(flavour));
            }
        } catch (UnreadableFileException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
        MassHistogram histogram = masses.histogram(GREATEST, BINS);
        List<FitOutcome> outcomes =
                settings.stream().map(each -> ZPeakFit.fit(histogram, each)).toList();
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%,d pairs read, %,d rows rejected%n", masses.pairs(), masses.rejected());
        for (FitOutcome outcome : outcomes) {
            out.println();
            FitText.lines(outcome, histogram).forEach(out::println);
        }
        out.flush();
        write(masses, outcomes);
        return outcomes.stream().anyMatch(FitOutcome.Peak.class::isInstance) ? 0 : 1;
    }

    private List<FitSettings> settings() {
        try {
            Stream<ResolutionShape> shapes = shape == null ? Stream.of(ResolutionShape.values()) : Stream.of(shape);
            return shapes.map(each -> new FitSettings(low, high, each, freeWidth))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--low, --high: " + e.getMessage());
        }
    }

    private void write(PairMasses masses, List<FitOutcome> outcomes) {
        if (report == null) {
            return;
        }
        try {
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(report.toFile(), FitReport.json(files, masses, outcomes));
        } catch (IOException e) {
            throw CommandFailure.run("cannot write " + report + ": " + e.getMessage());
        }
    }
}
