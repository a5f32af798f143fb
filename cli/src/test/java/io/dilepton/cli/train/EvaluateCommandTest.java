package io.dilepton.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dilepton.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

    private static final String HEADER = "EventId,DER_mass_MMC,DER_mass_transverse_met_lep,DER_mass_vis,DER_pt_h,"
            + "DER_deltaeta_jet_jet,DER_mass_jet_jet,DER_prodeta_jet_jet,DER_deltar_tau_lep,DER_pt_tot,DER_sum_pt,"
            + "DER_pt_ratio_lep_tau,DER_met_phi_centrality,DER_lep_eta_centrality,PRI_tau_pt,PRI_tau_eta,PRI_tau_phi,"
            + "PRI_lep_pt,PRI_lep_eta,PRI_lep_phi,PRI_met,PRI_met_phi,PRI_met_sumet,PRI_jet_num,PRI_jet_leading_pt,"
            + "PRI_jet_leading_eta,PRI_jet_leading_phi,PRI_jet_subleading_pt,PRI_jet_subleading_eta,"
            + "PRI_jet_subleading_phi,PRI_jet_all_pt,Weight,Label,KaggleSet,KaggleWeight";
    private static final int ROWS = 900;

    @TempDir
    private Path home;

    /** Events in the layout of the ATLAS challenge; signal has the mass of a Higgs boson, background less. */
    private Path challenge() throws IOException {
        SplittableRandom random = new SplittableRandom(2);
        StringBuilder csv = new StringBuilder(HEADER).append('\n');
        for (int row = 0; row < ROWS; row++) {
            boolean signal = random.nextInt(3) == 0;
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%.3f,0,0,0,-999,-999,-999,0,0,0,0,0,-999,%.3f,%.3f,%.3f,%.3f,%.3f,%.3f,%.3f,%.3f,%.3f,"
                            + "%s,%s,%s,t,0%n",
                    100_000 + row,
                    random.nextGaussian(signal ? 125 : 80, 8),
                    20 + random.nextExponential() * (signal ? 25 : 15),
                    random.nextDouble(-2.4, 2.4),
                    random.nextDouble(-3.1, 3.1),
                    26 + random.nextExponential() * 20,
                    random.nextDouble(-2.4, 2.4),
                    random.nextDouble(-3.1, 3.1),
                    5 + random.nextExponential() * 30,
                    random.nextDouble(-3.1, 3.1),
                    150 + random.nextExponential() * 80,
                    jets(random),
                    signal ? "0.002" : "2.5",
                    signal ? "s" : "b"));
        }
        return Files.writeString(home.resolve("challenge.csv"), csv);
    }

    /** Number, pt, eta and phi of two jets and the sum of their pt, or no jets. */
    private static String jets(SplittableRandom random) {
        if (random.nextBoolean()) {
            return "0,-999,-999,-999,-999,-999,-999,0";
        }
        double second = 30 + random.nextExponential() * 20;
        double first = second + random.nextExponential() * 30;
        return String.format(
                Locale.ROOT,
                "2,%.3f,%.3f,%.3f,%.3f,%.3f,%.3f,%.3f",
                first,
                random.nextDouble(-4, 4),
                random.nextDouble(-3.1, 3.1),
                second,
                random.nextDouble(-4, 4),
                random.nextDouble(-3.1, 3.1),
                first + second);
    }

    @Test
    void shouldReportTheSignificanceWithItsIntervalWhenEventsHaveWeights() throws IOException {
        String data = challenge().toString();
        String plan = Files.writeString(
                        home.resolve("plan.yaml"),
                        "hidden: [8]\nbatch: 32\nlearningRate: 0.03\ndistillation: 0\nmembers: 1\nfolds: 0\n")
                .toString();
        String model = home.resolve("model").toString();
        CommandRun trained =
                CommandRun.of("train", "higgs", "--data", data, "--config", plan, "--epochs", "3", "--out", model);
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        Path report = home.resolve("report.json");
        CommandRun run = CommandRun.of("evaluate", model, "--data", data, "--report", report.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode json = new JsonMapper().readTree(report.toFile());
        assertThat(json.path("rows").asInt()).isEqualTo(ROWS);
        for (String metric : new String[] {"accuracy", "precision", "recall", "f1", "auc", "ams"}) {
            JsonNode value = json.path(metric);
            assertThat(value.path("low").asDouble()).as(metric).isPositive();
            assertThat(value.path("value").asDouble())
                    .as(metric)
                    .isBetween(value.path("low").asDouble(), value.path("high").asDouble());
        }
    }
}
