package io.dilepton.cli.reproduce;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A published study.
 *
 * @param id name on the command line
 * @param title what it is about
 * @param needsData whether files are needed; what else there is comes from the built-in simulation
 * @param sections the parts of it that are reproduced
 */
record Study(String id, String title, boolean needsData, List<Section> sections) {

    private static final List<Study> ALL = List.of(
            new Study(
                    "seed-000",
                    "Decay channels of the Z boson, with generative models",
                    true,
                    List.of(
                            new ZGeneratorSection(),
                            new DecayChannelSection(),
                            new AugmentationSection(),
                            new DropoutSection())),
            new Study("seed-001", "Z candidates in dielectron events", true, List.of(new ZCandidateSection())),
            new Study(
                    "seed-002",
                    "Adversarial networks for two leptons with missing momentum",
                    false,
                    List.of(new ShippedTopSection(), new TopGeneratorSection())),
            new Study("seed-004", "Physics-informed networks for the Higgs boson", true, List.of(new HiggsSection())));

    Study {
        sections = List.copyOf(sections);
    }

    /**
     * Finds a study.
     *
     * @param id name on the command line
     * @return the study
     * @throws IllegalArgumentException when there is none of that name; the message lists those that there are
     */
    static Study named(String id) {
        return ALL.stream()
                .filter(study -> study.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no study is named '" + id + "'; known: "
                        + ALL.stream().map(Study::id).collect(Collectors.joining(", "))));
    }

    /** Reads a study from the command line. */
    static final class Converter implements ITypeConverter<Study> {
        @Override
        public Study convert(String value) {
            try {
                return named(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
