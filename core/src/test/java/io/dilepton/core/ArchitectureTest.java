package io.dilepton.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** Which package may know which. */
@AnalyzeClasses(packages = "io.dilepton.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String JDK = "java..";
    private static final String ANNOTATIONS = "org.jspecify..";
    private static final String EVENT = "io.dilepton.core.event";
    private static final String KINEMATICS = "io.dilepton.core.kinematics";
    private static final String FEATURES = "io.dilepton.core.features";
    private static final String SCHEMAS = "io.dilepton.schemas";

    @ArchTest
    static final ArchRule SHOULD_KNOW_THE_JDK_AND_EVENTS_ALONE_WHEN_IN_KINEMATICS = classes()
            .that()
            .resideInAPackage(KINEMATICS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JDK, ANNOTATIONS, EVENT, KINEMATICS);

    @ArchTest
    static final ArchRule SHOULD_KNOW_NOTHING_BUT_THE_WIRE_WHEN_IN_EVENT = classes()
            .that()
            .resideInAPackage(EVENT)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JDK, ANNOTATIONS, EVENT, SCHEMAS, "org.apache.avro..");

    @ArchTest
    static final ArchRule SHOULD_KNOW_EVENTS_AND_KINEMATICS_ALONE_WHEN_IN_FEATURES = classes()
            .that()
            .resideInAPackage(FEATURES)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JDK, ANNOTATIONS, EVENT, KINEMATICS, FEATURES);

    @ArchTest
    static final ArchRule SHOULD_NOT_IMPORT_ONNX_RUNTIME_WHEN_OUTSIDE_INFERENCE = noClasses()
            .that()
            .resideOutsideOfPackage("io.dilepton.core.inference..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule SHOULD_NOT_IMPORT_KAFKA_WHEN_ABOUT_PHYSICS = noClasses()
            .that()
            .resideInAnyPackage(
                    EVENT,
                    KINEMATICS,
                    FEATURES,
                    "io.dilepton.core.enrichment..",
                    "io.dilepton.core.reader..",
                    "io.dilepton.core.simulation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule SHOULD_HAVE_NO_CYCLES_WHEN_PACKAGES_KNOW_EACH_OTHER =
            slices().matching("io.dilepton.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void shouldBeNullMarkedWhenAPackageHasClasses(JavaClasses classes) {
        for (JavaPackage subpackage : classes.getPackage("io.dilepton.core").getSubpackages()) {
            assertThat(subpackage.isAnnotatedWith(NullMarked.class))
                    .as("%s is @NullMarked", subpackage.getName())
                    .isTrue();
        }
    }
}
