package io.dilepton.cli.fit;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.fit.MassHistogram;
import io.dilepton.core.kinematics.PairMass;
import io.dilepton.core.reader.EventFile;
import io.dilepton.core.reader.ReadResult;
import io.dilepton.core.reader.ReaderOptions;
import java.nio.file.Path;
import java.util.stream.DoubleStream;

/** Masses of the same-flavour pairs in files. */
final class PairMasses {

    private final boolean oppositeSign;
    private final DoubleStream.Builder masses = DoubleStream.builder();
    private long pairs;
    private long rejected;

    PairMasses(boolean oppositeSign) {
        this.oppositeSign = oppositeSign;
    }

    /**
     * Reads a file.
     *
     * @throws io.dilepton.core.reader.UnreadableFileException when it cannot be read, or is none of the known kinds
     */
    void read(Path path, ReaderOptions options) {
        try (EventFile file = EventFile.open(path, options)) {
            while (file.hasNext()) {
                if (file.next() instanceof ReadResult.Accepted accepted) {
                    take(accepted.event());
                } else {
                    rejected++;
                }
            }
        }
    }

    private void take(CollisionEvent event) {
        Lepton first = event.first();
        Lepton second = event.second();
        if (!event.isSameFlavourPair() || (oppositeSign && first.charge() * second.charge() >= 0)) {
            return;
        }
        pairs++;
        masses.add(PairMass.of(first, second));
    }

    long pairs() {
        return pairs;
    }

    long rejected() {
        return rejected;
    }

    /** Returns the histogram from 0 up; to be called once, after the last file. */
    MassHistogram histogram(double high, int bins) {
        return MassHistogram.of(0, high, bins, masses.build());
    }
}
