package io.dilepton.cli.subscribe;

import io.dilepton.cli.subscribe.filter.Field;
import io.dilepton.cli.subscribe.filter.Type;
import io.dilepton.schemas.Lepton;
import io.dilepton.schemas.Lineage;
import io.dilepton.schemas.PairKinematics;
import io.dilepton.schemas.ScoredEvent;
import io.dilepton.schemas.Truth;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a scored event, flat, in the order of the output. Names are public API; GeV and rad as in the schema. */
final class ScoredFields {

    static final List<Field<ScoredEvent>> ALL = List.of(
            number("run", ScoredEvent::getRunNumber),
            number("lumi", ScoredEvent::getLuminosityBlock),
            number("event", ScoredEvent::getEventNumber),
            text("time", event -> event.getEventTime().toString()),
            text("origin", event -> lower(event.getOrigin())),
            text("dataset", ScoredEvent::getDataset),
            number("probability", ScoredEvent::getProbability),
            number("threshold", ScoredEvent::getThreshold),
            flag("decision", ScoredEvent::getDecision),
            text("flavour", ScoredFields::flavour),
            pair("charge", pair -> (long) pair.getCharge()),
            pair("mass", PairKinematics::getMass),
            pair("pt", PairKinematics::getPt),
            pair("eta", PairKinematics::getEta),
            pair("rapidity", PairKinematics::getRapidity),
            pair("phi", PairKinematics::getPhi),
            pair("deltaEta", PairKinematics::getDeltaEta),
            pair("deltaPhi", PairKinematics::getDeltaPhi),
            pair("deltaR", PairKinematics::getDeltaR),
            pair("openingAngle", PairKinematics::getOpeningAngle),
            pair("cosThetaStar", PairKinematics::getCosThetaStar),
            lepton("charge1", 0, lepton -> (long) lepton.getCharge()),
            lepton("pt1", 0, Lepton::getPt),
            lepton("eta1", 0, Lepton::getEta),
            lepton("phi1", 0, Lepton::getPhi),
            lepton("mass1", 0, Lepton::getMass),
            lepton("charge2", 1, lepton -> (long) lepton.getCharge()),
            lepton("pt2", 1, Lepton::getPt),
            lepton("eta2", 1, Lepton::getEta),
            lepton("phi2", 1, Lepton::getPhi),
            lepton("mass2", 1, Lepton::getMass),
            truth("process", Type.TEXT, Truth::getProcess),
            truth("signal", Type.FLAG, Truth::getSignal),
            truth("weight", Type.NUMBER, Truth::getWeight),
            text("model", ScoredEvent::getModelName),
            number("modelVersion", event -> (long) event.getModelVersion()),
            text("modelSha256", ScoredEvent::getModelSha256),
            text("featureSet", ScoredEvent::getFeatureSet),
            text("featureSetHash", ScoredEvent::getFeatureSetHash),
            lineage("generator", Type.TEXT, Lineage::getModel),
            lineage("generatorVersion", Type.NUMBER, lineage -> (long) lineage.getVersion()),
            lineage("requestId", Type.TEXT, Lineage::getRequestId),
            lineage("requestIndex", Type.NUMBER, Lineage::getIndex),
            text("sourceTopic", ScoredEvent::getSourceTopic),
            number("sourcePartition", event -> (long) event.getSourcePartition()),
            number("sourceOffset", ScoredEvent::getSourceOffset));

    private ScoredFields() {}

    static Field<ScoredEvent> named(String name) {
        return ALL.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field " + name));
    }

    private static Field<ScoredEvent> number(String name, Function<ScoredEvent, @Nullable Object> value) {
        return new Field<>(name, Type.NUMBER, value);
    }

    private static Field<ScoredEvent> text(String name, Function<ScoredEvent, @Nullable Object> value) {
        return new Field<>(name, Type.TEXT, value);
    }

    private static Field<ScoredEvent> flag(String name, Function<ScoredEvent, @Nullable Object> value) {
        return new Field<>(name, Type.FLAG, value);
    }

    private static Field<ScoredEvent> pair(String name, Function<PairKinematics, @Nullable Object> value) {
        return number(name, event -> value.apply(event.getPair()));
    }

    private static Field<ScoredEvent> lepton(String name, int index, Function<Lepton, @Nullable Object> value) {
        return number(name, event -> value.apply(event.getLeptons().get(index)));
    }

    private static Field<ScoredEvent> truth(String name, Type type, Function<Truth, @Nullable Object> value) {
        return new Field<>(name, type, event -> event.getTruth() == null ? null : value.apply(event.getTruth()));
    }

    private static Field<ScoredEvent> lineage(String name, Type type, Function<Lineage, @Nullable Object> value) {
        return new Field<>(name, type, event -> event.getLineage() == null ? null : value.apply(event.getLineage()));
    }

    private static String flavour(ScoredEvent event) {
        String first = lower(event.getLeptons().get(0).getFlavour());
        String second = lower(event.getLeptons().get(1).getFlavour());
        return first.equals(second) ? first : first + "-" + second;
    }

    private static String lower(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
