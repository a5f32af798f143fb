package io.dilepton.core.reader;

import io.dilepton.core.event.LeptonFlavour;
import io.dilepton.core.kinematics.FourMomentum;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Made-up rows that are consistent in themselves, and files of them. */
final class SyntheticRows {

    /** Header as of record 304, with its trailing space. */
    static final String MOMENTA = "Run,Event,E1,px1 ,py1,pz1,pt1,eta1,phi1,Q1,E2,px2,py2,pz2,pt2,eta2,phi2,Q2,M";

    static final String ANGLES = "Run,Event,pt1,eta1,phi1,Q1,pt2,eta2,phi2,Q2";

    private SyntheticRows() {}

    static String momenta(Random random, long event) {
        FourMomentum a = momentum(random);
        FourMomentum b = momentum(random);
        return "146000," + event + "," + lepton(a) + ",1," + lepton(b) + ",-1,"
                + number(a.plus(b).mass());
    }

    static String angles(Random random, long event) {
        FourMomentum a = momentum(random);
        FourMomentum b = momentum(random);
        return "163000," + event + "," + number(a.pt()) + "," + number(a.eta()) + "," + number(a.phi()) + ",1,"
                + number(b.pt()) + "," + number(b.eta()) + "," + number(b.phi()) + ",-1";
    }

    private static FourMomentum momentum(Random random) {
        return FourMomentum.ofPtEtaPhiMass(
                5 + 60 * random.nextDouble(),
                4 * random.nextDouble() - 2,
                2 * Math.PI * random.nextDouble() - Math.PI,
                LeptonFlavour.ELECTRON.mass());
    }

    private static String lepton(FourMomentum p) {
        return String.join(
                ",",
                number(p.e()),
                number(p.px()),
                number(p.py()),
                number(p.pz()),
                number(p.pt()),
                number(p.eta()),
                number(p.phi()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    /** A row with one cell replaced. */
    static String with(String row, int cell, String text) {
        String[] cells = row.split(",", -1);
        cells[cell] = text;
        return String.join(",", cells);
    }

    static Path plain(Path directory, String name, List<String> lines) {
        return write(directory.resolve(name), (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path gzipped(Path directory, String name, List<String> lines) {
        Path file = directory.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
