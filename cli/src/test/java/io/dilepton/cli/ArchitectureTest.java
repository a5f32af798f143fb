package io.dilepton.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between modules and packages that docs/architecture.md draws. The command line sees every module, so they are checked here. */
@AnalyzeClasses(packages = "io.dilepton", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] APPLICATIONS = {
        "io.dilepton.stream..", "io.dilepton.trainer..", "io.dilepton.generator..", "io.dilepton.cli.."
    };

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_APPLICATION = noClasses()
            .that()
            .resideInAnyPackage("io.dilepton.core..", "io.dilepton.schemas..", "io.dilepton.cluster..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(APPLICATIONS);

    @ArchTest
    static final ArchRule STREAM_MEETS_OTHERS_THROUGH_TOPICS_ONLY = noClasses()
            .that()
            .resideInAPackage("io.dilepton.stream..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.dilepton.trainer..", "io.dilepton.generator..", "io.dilepton.cluster..", "io.dilepton.cli..");

    @ArchTest
    static final ArchRule TRAINER_MEETS_OTHERS_THROUGH_TOPICS_ONLY = noClasses()
            .that()
            .resideInAPackage("io.dilepton.trainer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.dilepton.stream..", "io.dilepton.generator..", "io.dilepton.cluster..", "io.dilepton.cli..");

    @ArchTest
    static final ArchRule GENERATOR_MEETS_OTHERS_THROUGH_TOPICS_ONLY = noClasses()
            .that()
            .resideInAPackage("io.dilepton.generator..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.dilepton.stream..", "io.dilepton.trainer..", "io.dilepton.cluster..", "io.dilepton.cli..");

    @ArchTest
    static final ArchRule CORE_PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.dilepton.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONE_PACKAGE_IMPORTS_ONNX_RUNTIME = noClasses()
            .that()
            .resideOutsideOfPackage("io.dilepton.core.inference..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule ONLY_THE_TRAINER_IMPORTS_LIBTORCH = noClasses()
            .that()
            .resideOutsideOfPackage("io.dilepton.trainer..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");
}
