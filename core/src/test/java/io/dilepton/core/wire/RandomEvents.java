package io.dilepton.core.wire;

import io.dilepton.schemas.CollisionEvent;
import io.dilepton.schemas.Jet;
import io.dilepton.schemas.JetSummary;
import io.dilepton.schemas.Lepton;
import io.dilepton.schemas.LeptonFlavour;
import io.dilepton.schemas.Lineage;
import io.dilepton.schemas.MissingPt;
import io.dilepton.schemas.Origin;
import io.dilepton.schemas.Truth;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Events as anybody may write them: with and without each optional part, and now and then with a value that cannot be right. */
final class RandomEvents {

    private static final double[] ODD = {
        Double.NaN, Double.POSITIVE_INFINITY, -1, 0, -0.0, 1e300, Math.PI, -Math.PI, 57.3, Double.MIN_VALUE
    };

    private static final List<Origin> ORIGINS = List.of(Origin.values());
    private static final List<LeptonFlavour> FLAVOURS = List.of(LeptonFlavour.values());

    private final Random random;
    private final double oddShare;

    RandomEvents(long seed, double oddShare) {
        this.random = new Random(seed);
        this.oddShare = oddShare;
    }

    CollisionEvent next() {
        Origin origin = ORIGINS.get(random.nextInt(3));
        boolean lineage = origin == Origin.SYNTHETIC ^ isOdd();
        int leptons = isOdd() ? random.nextInt(4) : 2;
        return new CollisionEvent(
                random.nextLong(),
                (long) random.nextInt(5_000),
                random.nextBoolean() ? random.nextLong() : (long) random.nextInt(100),
                Instant.EPOCH.plus(random.nextLong() >> random.nextInt(40), ChronoUnit.MICROS),
                origin,
                lineage
                        ? new Lineage("wgan-" + random.nextInt(3), random.nextInt(), "r" + random.nextInt(3), 7L)
                        : null,
                random.nextBoolean() ? null : "sample µ" + random.nextInt(3),
                list(leptons, this::lepton),
                random.nextBoolean() ? null : new MissingPt(value(300 * random.nextDouble()), phi(), optional(500)),
                list(random.nextInt(4), this::jet),
                random.nextBoolean() ? null : new JetSummary(random.nextInt(6) + 3, optional(300)),
                optional(200),
                random.nextBoolean()
                        ? null
                        : new Truth("process " + random.nextInt(3), random.nextBoolean(), optional(2)));
    }

    private static <T> List<T> list(int count, java.util.function.Supplier<T> make) {
        List<T> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(make.get());
        }
        return made;
    }

    private Lepton lepton() {
        return new Lepton(
                FLAVOURS.get(random.nextInt(3)),
                isOdd() ? random.nextInt(9) - 4 : random.nextInt(3) - 1,
                value(1 + 100 * random.nextDouble()),
                value(5 * random.nextDouble() - 2.5),
                phi(),
                value(0.1));
    }

    private Jet jet() {
        return new Jet(value(30 + 100 * random.nextDouble()), value(random.nextGaussian()), phi(), optional(1));
    }

    private double phi() {
        return value(Math.PI * (2 * random.nextDouble() - 1));
    }

    private double value(double usual) {
        return isOdd() ? ODD[random.nextInt(ODD.length)] : usual;
    }

    private @Nullable Double optional(double scale) {
        return random.nextBoolean() ? null : Double.valueOf(value(scale * random.nextDouble()));
    }

    private boolean isOdd() {
        return random.nextDouble() < oddShare;
    }
}
