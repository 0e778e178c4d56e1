package dev.toami.it;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The rules of docs/architecture.md. */
@AnalyzeClasses(packages = "dev.toami", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] ENGINE = {
        "dev.toami.engine",
        "dev.toami.engine.spi",
        "dev.toami.engine.decorate",
        "dev.toami.engine.flight",
        "dev.toami.engine.internal",
        "dev.toami.engine.management"
    };

    @ArchTest
    static final ArchRule theApiSeesNothingButTheJdk = classes()
            .that()
            .resideInAnyPackage(ENGINE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    Stream.concat(Stream.of(ENGINE), Stream.of("java..", "javax.management..", "jdk.jfr..", ""))
                            .toArray(String[]::new)));

    /** A runtime may lack jdk.jfr: nothing but the recorder leads there, and one interface decides whether it is loaded. */
    @ArchTest
    static final ArchRule onlyEventsSeeFlightRecorder = noClasses()
            .that()
            .resideOutsideOfPackage("dev.toami.engine.flight")
            .should()
            .dependOnClassesThat(resideInAnyPackage("jdk.jfr.."));

    @ArchTest
    static final ArchRule theRecorderAloneMakesEvents = noClasses()
            .that()
            .haveNameNotMatching(".*\\.flight\\.(JfrRecorder.*|.*Event)")
            .and()
            .haveNameNotMatching(".*\\.flight\\.Recorder\\$Holder")
            .should()
            .dependOnClassesThat(nameMatching(".*\\.flight\\.(JfrRecorder.*|.*Event)"));

    /** A runtime may lack java.management: who registers beans has it. */
    @ArchTest
    static final ArchRule onlyBeansSeeManagement = noClasses()
            .that()
            .resideOutsideOfPackage("dev.toami.engine.management")
            .should()
            .dependOnClassesThat(resideInAnyPackage("javax.management..", "java.lang.management.."));

    @ArchTest
    static final ArchRule theFakeBackendSeesTheApiAndTheFilter =
            onlySees("dev.toami.engine.fake", "dev.toami.engine", "dev.toami.engine.spi", "dev.toami.filter..");

    @ArchTest
    static final ArchRule theContractSeesTheApiAndJUnit = onlySees(
            "dev.toami.engine.contract", "dev.toami.engine", "dev.toami.engine.spi", "org.junit.jupiter.api..");

    @ArchTest
    static final ArchRule protocolsSeeTheApi = onlySees("dev.toami.protocols..", "dev.toami.engine");

    @ArchTest
    static final ArchRule theFilterSeesTheApi =
            onlySees("dev.toami.filter..", "dev.toami.engine", "dev.toami.engine.internal", "org.objectweb.asm");

    @ArchTest
    static final ArchRule onlyProgramsSeeWhereBytesLie = noClasses()
            .that()
            .resideOutsideOfPackages("dev.toami.filter.bpf", "dev.toami.engine", "dev.toami.engine.internal")
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.toami.engine.internal"));

    @ArchTest
    static final ArchRule onlyProgramsBecomeClasses = noClasses()
            .that()
            .resideOutsideOfPackage("dev.toami.filter.bpf")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.objectweb.asm.."));

    @ArchTest
    static final ArchRule filesSeeTheApi =
            onlySees("dev.toami.files..", "dev.toami.engine", "dev.toami.engine.decorate");

    @ArchTest
    static final ArchRule afpacketSeesJnr =
            onlySees("dev.toami.afpacket..", "dev.toami.engine..", "dev.toami.filter..", "jnr..", "com.kenai.jffi..");

    @ArchTest
    static final ArchRule nothingElseSeesJnr = noClasses()
            .that()
            .resideOutsideOfPackage("dev.toami.afpacket..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("jnr..", "com.kenai.."));

    @ArchTest
    static final ArchRule onePackageMakesSystemCalls = noClasses()
            .that()
            .resideOutsideOfPackage("dev.toami.afpacket.sys")
            .should()
            .dependOnClassesThat(resideInAnyPackage("jnr.ffi..", "jnr.posix..", "com.kenai.jffi.."));

    @ArchTest
    static final ArchRule nothingButItsBackendSeesPcap4j = noClasses()
            .that()
            .resideOutsideOfPackage("dev.toami.pcap..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.pcap4j..", "com.sun.jna.."));

    @ArchTest
    static final ArchRule backendsDoNotSeeEachOther =
            slices().matching("dev.toami.(afpacket|pcap)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule onlyTheCommandLineHasSignals = noClasses()
            .that()
            .resideOutsideOfPackage("dev.toami.cli..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("sun.misc..", "picocli.."));

    private static ArchRule onlySees(String module, String... others) {
        List<String> allowed = new ArrayList<>(List.of(others));
        // The empty package is that of primitive types.
        allowed.addAll(List.of(module, "java..", ""));
        return classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)));
    }
}
