package io.dilepton.core.event;

import io.dilepton.core.event.InvalidEventException.Reason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One collision event with two leptons: the domain form of the Avro record of the same name. Whoever holds one can rely on its checks.
 *
 * @param id identity
 * @param eventTime when the collision was recorded, to the microsecond, as on the wire
 * @param origin where the event comes from
 * @param lineage how a synthetic event came to be; null for data and simulation, never null for synthetic
 * @param dataset name of the file or sample that the event was read from; null for a live source
 * @param first first lepton in the order of the source
 * @param second second lepton
 * @param missingPt missing transverse momentum; null where the source has none
 * @param jets listed jets by falling pt
 * @param jetSummary jet counts where the list is not complete; null where it is
 * @param mmcMass upstream estimate of the ditau mass, GeV; NaN where undefined
 * @param truth generator-level truth; null for data
 */
public record CollisionEvent(
        EventId id,
        Instant eventTime,
        Origin origin,
        @Nullable Lineage lineage,
        @Nullable String dataset,
        Lepton first,
        Lepton second,
        @Nullable MissingPt missingPt,
        List<Jet> jets,
        @Nullable JetSummary jetSummary,
        double mmcMass,
        @Nullable Truth truth) {

    private static final int NANOS_OF_A_MICRO = 1_000;
    private static final Comparator<Jet> BY_FALLING_PT =
            Comparator.comparingDouble(Jet::pt).reversed();

    /**
     * Checks that synthetic events, and they alone, carry their lineage; sorts the jets and cuts the time to microseconds.
     *
     * @throws InvalidEventException when the parts do not go together
     */
    @SuppressWarnings(
            "JavaInstantGetSecondsGetNano") // whether there is less than a microsecond does not depend on the seconds
    public CollisionEvent {
        if ((origin == Origin.SYNTHETIC) != (lineage != null)) {
            throw new InvalidEventException(
                            Reason.LINEAGE,
                            lineage == null ? "synthetic, but without lineage" : "lineage, but not synthetic")
                    .ofEvent(id.key());
        }
        if (jetSummary != null && jetSummary.count() < jets.size()) {
            throw new InvalidEventException(
                            Reason.JET_SUMMARY,
                            jets.size() + " jets listed, but the summary counts " + jetSummary.count())
                    .ofEvent(id.key());
        }
        if (!Double.isNaN(mmcMass)) {
            mmcMass = Range.magnitude(Reason.MASS, "ditau mass", mmcMass);
        }
        if (eventTime.getNano() % NANOS_OF_A_MICRO != 0) {
            eventTime = eventTime.truncatedTo(ChronoUnit.MICROS);
        }
        jets = jets.size() < 2
                ? List.copyOf(jets)
                : jets.stream().sorted(BY_FALLING_PT).toList();
    }

    /**
     * Makes an event of two leptons alone.
     *
     * @param id identity
     * @param eventTime when the collision was recorded
     * @param origin data or simulation
     * @param dataset name of the file or sample; null for a live source
     * @param first first lepton
     * @param second second lepton
     * @param truth generator-level truth; null for data
     * @return the event, without missing momentum and jets
     */
    public static CollisionEvent ofPair(
            EventId id,
            Instant eventTime,
            Origin origin,
            @Nullable String dataset,
            Lepton first,
            Lepton second,
            @Nullable Truth truth) {
        return new CollisionEvent(
                id, eventTime, origin, null, dataset, first, second, null, List.of(), null, Double.NaN, truth);
    }

    /**
     * Tells whether both leptons are electrons or both are muons.
     *
     * @return true for ee and µµ pairs
     */
    public boolean isSameFlavourPair() {
        return first.flavour() == second.flavour() && first.flavour() != LeptonFlavour.TAU_HAD;
    }
}
