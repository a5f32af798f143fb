package io.dilepton.cli.monitoring;

import static io.dilepton.cli.monitoring.Panel.bars;
import static io.dilepton.cli.monitoring.Panel.heat;
import static io.dilepton.cli.monitoring.Panel.lines;
import static io.dilepton.cli.monitoring.Panel.number;

import io.dilepton.core.event.ParticleMasses;

/** What the windows say: the mass spectrum, the Z peak beside the world averages of the Particle Data Group, and drift. */
final class PhysicsDashboard {

    private static final String RATE = "[$__rate_interval]";
    /** Errors of the world averages, GeV: Particle Data Group, as {@link ParticleMasses}. */
    private static final double MASS_ERROR = 0.0020;

    private static final double WIDTH_ERROR = 0.0023;

    private PhysicsDashboard() {}

    static Dashboard make(String folder) {
        Dashboard dashboard = new Dashboard(
                        folder,
                        "physics",
                        "Physics",
                        "The mass spectrum, the Z peak and drift, by windows of event time.")
                .variable("lane", "Lane", "dilepton_windows_rate")
                .variable("shape", "Resolution", "dilepton_z_mass_GeV");
        spectrum(dashboard);
        peak(dashboard);
        drift(dashboard);
        return dashboard;
    }

    private static void spectrum(Dashboard dashboard) {
        dashboard
                .row("Mass spectrum")
                .add(heat(
                                "Mass of the pair",
                                "Scored pairs by invariant mass; the Z is the bright band at 91 GeV.",
                                "GeV",
                                16)
                        .query(Dashboards.buckets("dilepton_pair_mass_GeV", "{lane=~\"$lane\"}"), "{{le}}"))
                .add(lines("Rate", "Events a second of event time in the last window.", "short", 8)
                        .query("max by (lane) (dilepton_windows_rate{lane=~\"$lane\"})", "{{lane}}"));
    }

    private static void peak(Dashboard dashboard) {
        dashboard
                .row("Z peak")
                .add(lines(
                                "Z mass",
                                "Fitted mass with its error, one standard deviation, and the band of the world average.",
                                "GeV",
                                12)
                        .query("dilepton_z_mass_GeV{shape=~\"$shape\"}", "{{shape}}")
                        .query("dilepton_z_mass_GeV{shape=~\"$shape\"} + dilepton_z_mass_error_GeV", "{{shape}} + σ")
                        .query("dilepton_z_mass_GeV{shape=~\"$shape\"} - dilepton_z_mass_error_GeV", "{{shape}} − σ")
                        .query(constant(ParticleMasses.Z + MASS_ERROR), "world average + σ")
                        .query(constant(ParticleMasses.Z - MASS_ERROR), "world average − σ")
                        .band("world average + σ", "world average − σ", "green")
                        .decimals(3))
                .add(lines(
                                "Z width",
                                "Fixed to the world average unless dilepton.windows.fit.width is free; then fitted, with an error.",
                                "GeV",
                                12)
                        .query("dilepton_z_width_GeV{shape=~\"$shape\"}", "{{shape}}")
                        .query(
                                "dilepton_z_width_GeV{shape=~\"$shape\"} + dilepton_z_width_error_GeV or dilepton_z_width_GeV{shape=~\"$shape\"}",
                                "{{shape}} + σ")
                        .query(
                                "dilepton_z_width_GeV{shape=~\"$shape\"} - dilepton_z_width_error_GeV or dilepton_z_width_GeV{shape=~\"$shape\"}",
                                "{{shape}} − σ")
                        .query(constant(ParticleMasses.Z_WIDTH + WIDTH_ERROR), "world average + σ")
                        .query(constant(ParticleMasses.Z_WIDTH - WIDTH_ERROR), "world average − σ")
                        .band("world average + σ", "world average − σ", "green")
                        .decimals(3))
                .add(lines("Yield", "Fitted Z decays in the window, with their error.", "short", 8)
                        .query("dilepton_z_signal{shape=~\"$shape\"}", "{{shape}}")
                        .query("dilepton_z_signal{shape=~\"$shape\"} + dilepton_z_signal_error", "{{shape}} + σ")
                        .query("dilepton_z_signal{shape=~\"$shape\"} - dilepton_z_signal_error", "{{shape}} − σ"))
                .add(lines("Resolution", "Fitted mass resolution.", "GeV", 8)
                        .query("dilepton_z_resolution_GeV{shape=~\"$shape\"}", "{{shape}}")
                        .decimals(2))
                .add(lines(
                                "Goodness of fit",
                                "Probability of a worse fit by chance; evenly spread when the model is right.",
                                "percentunit",
                                8)
                        .query("dilepton_z_pvalue{shape=~\"$shape\"}", "{{shape}}")
                        .between(0, 1))
                .add(lines(
                                "Shift of the peak",
                                "Mean of ten minutes against the day before, in standard deviations. Empty for the first ten minutes.",
                                "none",
                                16)
                        .query("shape:dilepton_z_mass:shift_sigma{shape=~\"$shape\"}", "{{shape}}")
                        .steps("transparent", 3, "red")
                        .drawn("line"))
                .add(number(
                                "Fits that failed",
                                "Share of windows whose peak could not be fitted, in the time shown.",
                                "percentunit",
                                8)
                        .query(
                                "sum(increase(dilepton_z_fits_total{outcome=\"failed\"}[$__range])) / sum(increase(dilepton_z_fits_total[$__range]))",
                                "failed")
                        .steps("green", 0.1, "orange", 0.5, "red"));
    }

    private static void drift(Dashboard dashboard) {
        String lane = "lane=~\"$lane\"";
        dashboard
                .row("Drift")
                .add(bars(
                                "PSI by quantity",
                                "Population stability index of the last window against the training events; above 0.25 is a large shift.",
                                "none",
                                8)
                        .query("max by (quantity) (dilepton_drift{" + lane + ", statistic=\"psi\"})", "{{quantity}}")
                        .steps("green", 0.1, "orange", 0.25, "red")
                        .decimals(3))
                .add(bars(
                                "KS by quantity",
                                "Kolmogorov–Smirnov distance of the last window from the training events.",
                                "none",
                                8)
                        .query("max by (quantity) (dilepton_drift{" + lane + ", statistic=\"ks\"})", "{{quantity}}")
                        .steps("green", 0.1, "orange", 0.2, "red")
                        .decimals(3))
                .add(bars(
                                "PSI over chance",
                                "The same over what chance alone makes of a sample of this size: about 1 without drift.",
                                "none",
                                8)
                        .query(
                                "max by (quantity) (dilepton_drift_ratio{" + lane + ", statistic=\"psi\"})",
                                "{{quantity}}")
                        .steps("green", 2, "orange", 5, "red")
                        .decimals(1))
                .add(lines("PSI over time", "By quantity.", "none", 12)
                        .query("max by (quantity) (dilepton_drift{" + lane + ", statistic=\"psi\"})", "{{quantity}}"))
                .add(lines(
                                "Largest PSI and its limit",
                                "The quantity that has drifted most, beside what one in a hundred windows without drift passes.",
                                "none",
                                12)
                        .query("max by (lane) (dilepton_drift{" + lane + ", statistic=\"psi\"})", "largest {{lane}}")
                        .query(
                                "max by (lane) (dilepton_drift_limit{" + lane + ", statistic=\"psi\"})",
                                "limit {{lane}}"))
                .row("Windows")
                .add(lines(
                                "Closed",
                                "Windows by what closed them: event time, idleness, or more windows than there is room for.",
                                "ops",
                                8)
                        .query(
                                "sum by (lane, reason) (rate(dilepton_windows_closed_total{" + lane + "}" + RATE + "))",
                                "{{lane}} {{reason}}"))
                .add(lines("Open", "Windows that wait for events.", "none", 8)
                        .query("sum(dilepton_windows_open)", "open"))
                .add(lines("Late events", "Events that came after their window was closed.", "ops", 8)
                        .query(
                                "sum by (lane) (rate(dilepton_windows_late_events_total{" + lane + "}" + RATE + "))",
                                "{{lane}}"))
                .add(number(
                                "Age of the last window",
                                "Time since a window was closed: how old the numbers above are.",
                                "s",
                                24)
                        .query(
                                "time() - max by (lane) (dilepton_windows_last_closed_seconds{" + lane + "})",
                                "{{lane}}")
                        .steps("green", 60, "orange", 600, "red"));
    }

    private static String constant(double value) {
        return "vector(" + Math.round(value * 1e4) / 1e4 + ")";
    }
}
