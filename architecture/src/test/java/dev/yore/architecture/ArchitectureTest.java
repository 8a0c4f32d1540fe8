package dev.yore.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The arrows between the modules point one way. */
class ArchitectureTest {

    private static final JavaClasses YORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.yore");

    private static final DescribedPredicate<JavaClass> JDK = resideInAnyPackage("java..", "javax..", "jdk..");
    private static final DescribedPredicate<JavaClass> JSPECIFY = resideInAPackage("org.jspecify.annotations..");
    private static final DescribedPredicate<JavaClass> JACKSON =
            resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson.annotation..");
    private static final DescribedPredicate<JavaClass> TEST_LIBRARIES =
            resideInAnyPackage("org.junit.jupiter..", "org.assertj..");

    /** A room of the house, told by where its classes lie: no two modules share a folder or a jar. */
    enum Module {
        CORE("core", "yore-core"),
        LOG("log", "yore-log"),
        DECIDING("deciding", "yore-deciding"),
        KINESIS("kinesis", "yore-kinesis"),
        TESTKIT("testkit", "yore-testkit"),
        VIEWS("views", "yore-views"),
        DYNAMODB("dynamodb", "yore-dynamodb"),
        CONSUMERS("consumers", "yore-consumers"),
        CLI("cli", "yore-cli"),
        BANK("bank", "yore-example-bank"),
        ORDERS("orders", "yore-example-orders"),
        BENCH("bench", "yore-bench");

        private final String folder;
        private final String artifact;

        Module(String folder, String artifact) {
            this.folder = folder;
            this.artifact = artifact;
        }

        static Optional<Module> of(JavaClass type) {
            return Arrays.stream(values())
                    .filter(module -> module.classes().test(type))
                    .findFirst();
        }

        /** Classes of this module, whether in its {@code target} folder or in a jar from the local repository. */
        DescribedPredicate<JavaClass> classes() {
            return DescribedPredicate.describe(
                    "in " + artifact,
                    type -> type.getBaseComponentType()
                            .getSource()
                            .map(source -> source.getUri().toString())
                            .filter(uri ->
                                    uri.contains("/" + folder + "/target/") || uri.contains("/" + artifact + "/"))
                            .isPresent());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyModuleIsSeen(Module module) {
        assertThat(YORE).as("classes of %s", module).anyMatch(module.classes());
    }

    @Test
    void everyClassBelongsToAModuleThatIsNamedHere() {
        assertThat(YORE)
                .allSatisfy(type -> assertThat(Module.of(type))
                        .as("module of %s: a new module needs rules of its own", type.getName())
                        .isPresent());
    }

    @Test
    void coreKnowsNobody() {
        onlyKnows(Module.CORE, JDK.or(JSPECIFY).or(JACKSON));
    }

    @Test
    void logKnowsOnlyCore() {
        onlyKnows(Module.LOG, JDK.or(JSPECIFY).or(JACKSON).or(Module.CORE.classes()));
    }

    @Test
    void decidingKnowsOnlyCore() {
        onlyKnows(Module.DECIDING, JDK.or(JSPECIFY).or(JACKSON).or(Module.CORE.classes()));
    }

    @Test
    void kinesisKnowsOnlyCoreDecidingAndTheServicesSdk() {
        var sdk = resideInAnyPackage("software.amazon.awssdk..", "org.reactivestreams..", "com.google.protobuf..");
        onlyKnows(
                Module.KINESIS,
                JDK.or(JSPECIFY).or(sdk).or(Module.CORE.classes()).or(Module.DECIDING.classes()));
    }

    @Test
    void testkitKnowsOnlyCore() {
        onlyKnows(
                Module.TESTKIT, JDK.or(JSPECIFY).or(JACKSON).or(TEST_LIBRARIES).or(Module.CORE.classes()));
    }

    @Test
    void consumersKnowOnlyCore() {
        onlyKnows(Module.CONSUMERS, JDK.or(JSPECIFY).or(JACKSON).or(Module.CORE.classes()));
    }

    @Test
    void viewsKnowOnlyCoreAndJdbc() {
        var pool = resideInAPackage("com.zaxxer.hikari..");
        onlyKnows(Module.VIEWS, JDK.or(JSPECIFY).or(pool).or(Module.CORE.classes()));
    }

    @Test
    void dynamodbKnowsOnlyCoreAndTheSdk() {
        var sdk = resideInAPackage("software.amazon.awssdk..");
        onlyKnows(Module.DYNAMODB, JDK.or(JSPECIFY).or(JACKSON).or(sdk).or(Module.CORE.classes()));
    }

    @ParameterizedTest
    @EnumSource(names = {"BANK", "ORDERS"})
    void examplesUseOnlyThePublicApi(Module example) {
        var cliApi = Module.CLI.classes().and(resideInAPackage("dev.yore.cli.api.."));
        var otherModules = resideInAPackage("dev.yore..")
                .and(not(example.classes()))
                .and(not(Module.CORE.classes()))
                .and(not(Module.TESTKIT.classes()))
                .and(not(cliApi));
        noClasses()
                .that(example.classes())
                .should()
                .dependOnClassesThat(otherModules)
                .check(YORE);
    }

    @Test
    void nobodyKnowsTheExamplesOrTheBenchmarks() {
        var leaves = Module.BANK.classes().or(Module.ORDERS.classes()).or(Module.BENCH.classes());
        noClasses().that(not(leaves)).should().dependOnClassesThat(leaves).check(YORE);
    }

    @Test
    void theCommandDoesNotKnowTheTestkit() {
        noClasses()
                .that(Module.CLI.classes())
                .should()
                .dependOnClassesThat(Module.TESTKIT.classes())
                .check(YORE);
    }

    @Test
    void internalPackagesAreUsedByTheirOwnModuleOnly() {
        // Benchmarks of parts that nobody else sees must see them.
        var microscope = Module.BENCH.classes().and(resideInAPackage("dev.yore.bench.micro.."));
        classes()
                .that(not(microscope))
                .should(notUseTheInternalsOfAnotherModule())
                .check(YORE);
    }

    private static void onlyKnows(Module module, DescribedPredicate<JavaClass> others) {
        classes()
                .that(module.classes())
                .should()
                .onlyDependOnClassesThat(module.classes().or(others))
                .check(YORE);
    }

    private static ArchCondition<JavaClass> notUseTheInternalsOfAnotherModule() {
        var internal = resideInAPackage("dev.yore..internal..");
        return new ArchCondition<>("not use the internals of another module") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    var target = dependency.getTargetClass().getBaseComponentType();
                    if (internal.test(target) && !Module.of(target).equals(Module.of(type))) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }
}
