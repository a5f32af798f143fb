package io.dilepton.trainer.audit;

import io.dilepton.core.event.CollisionEvent;
import io.dilepton.core.event.Lepton;
import io.dilepton.core.event.MissingPt;
import io.dilepton.core.event.Truth;
import io.dilepton.core.features.FeatureSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Something that events carry and that could be made an input of a model.
 *
 * @param name name in tables and on the command line
 * @param kind what it is
 * @param follows names of columns that it follows from, so that it goes where they go
 * @param value its value; {@link FeatureSet#MISSING} where an event lacks it
 */
public record AuditColumn(String name, Kind kind, Set<String> follows, ToDoubleFunction<CollisionEvent> value) {

    /** What a column is, which decides whether a model may gain by it. */
    public enum Kind {
        /** Names the event or tells when it was recorded. */
        IDENTIFIER,
        /** Says how the sample was made. */
        BOOKKEEPING,
        /** Was measured in the collision: a model may learn from it. */
        MEASURED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String RUN = "Run";
    private static final String EVENT = "Event";
    private static final Instant TIME_ORIGIN = Instant.parse("2010-03-30T12:00:00Z");

    /** Every column. Files have no clock: there the time counts the rows, so that it stands for the order of the file, too. */
    static final List<AuditColumn> ALL = List.of(
            identifier(RUN, Set.of(), event -> event.id().runNumber()),
            identifier("LuminosityBlock", Set.of(RUN), event -> event.id().luminosityBlock()),
            identifier(EVENT, Set.of(), event -> event.id().eventNumber()),
            identifier("EventTime", Set.of(RUN, EVENT), AuditColumn::seconds),
            bookkeeping("Weight", AuditColumn::weight),
            bookkeeping("Origin", AuditColumn::origin),
            measured("Flavour1", event -> particle(event.first())),
            measured("Flavour2", event -> particle(event.second())),
            measured("Charge1", event -> event.first().charge()),
            measured("Charge2", event -> event.second().charge()),
            measured("Pt1", event -> event.first().pt()),
            measured("Pt2", event -> event.second().pt()),
            measured("Eta1", event -> event.first().eta()),
            measured("Eta2", event -> event.second().eta()),
            measured("Phi1", event -> event.first().phi()),
            measured("Phi2", event -> event.second().phi()),
            measured("LeptonMass", AuditColumn::leptonMass),
            measured("MissingPt", event -> missing(event, MissingPt::pt)),
            measured("MissingPhi", event -> missing(event, MissingPt::phi)),
            measured("SumEt", event -> missing(event, MissingPt::sumEt)),
            measured("Jets", AuditColumn::jets),
            measured("LeadingJetPt", AuditColumn::leadingJetPt),
            measured("MmcMass", event -> event.mmcMass()));

    /** Copies. */
    public AuditColumn {
        follows = Set.copyOf(follows);
    }

    /** The value as a model would see it. */
    float of(CollisionEvent event) {
        double number = value.applyAsDouble(event);
        return Double.isFinite(number) ? (float) number : FeatureSet.MISSING;
    }

    /** Whether the column is among those named, or follows from one of them; upper and lower case are one. */
    boolean isAmong(Set<String> names) {
        return names.stream()
                .anyMatch(given ->
                        given.equalsIgnoreCase(name) || follows.stream().anyMatch(given::equalsIgnoreCase));
    }

    private static AuditColumn identifier(String name, Set<String> follows, ToDoubleFunction<CollisionEvent> value) {
        return new AuditColumn(name, Kind.IDENTIFIER, follows, value);
    }

    private static AuditColumn bookkeeping(String name, ToDoubleFunction<CollisionEvent> value) {
        return new AuditColumn(name, Kind.BOOKKEEPING, Set.of(), value);
    }

    private static AuditColumn measured(String name, ToDoubleFunction<CollisionEvent> value) {
        return new AuditColumn(name, Kind.MEASURED, Set.of(), value);
    }

    private static double seconds(CollisionEvent event) {
        return Duration.between(TIME_ORIGIN, event.eventTime()).toMillis() / 1e3;
    }

    private static double weight(CollisionEvent event) {
        Truth truth = event.truth();
        return truth == null ? FeatureSet.MISSING : truth.weight();
    }

    private static double origin(CollisionEvent event) {
        return switch (event.origin()) {
            case DATA -> 0;
            case SIMULATION -> 1;
            case SYNTHETIC -> 2;
        };
    }

    /** Number of the particle in the scheme of the Particle Data Group. */
    private static double particle(Lepton lepton) {
        return switch (lepton.flavour()) {
            case ELECTRON -> 11;
            case MUON -> 13;
            case TAU_HAD -> 15;
        };
    }

    private static double leptonMass(CollisionEvent event) {
        Lepton first = event.first();
        return first.mass() + event.second().mass();
    }

    private static double missing(CollisionEvent event, ToDoubleFunction<MissingPt> part) {
        MissingPt missingPt = event.missingPt();
        return missingPt == null ? FeatureSet.MISSING : part.applyAsDouble(missingPt);
    }

    private static double jets(CollisionEvent event) {
        var summary = event.jetSummary();
        return summary == null ? event.jets().size() : summary.count();
    }

    private static double leadingJetPt(CollisionEvent event) {
        return event.jets().isEmpty() ? FeatureSet.MISSING : event.jets().get(0).pt();
    }
}
