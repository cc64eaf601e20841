package dev.dray.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.FieldsShould;
import com.tngtech.archunit.lang.syntax.elements.FieldsShouldConjunction;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** The rules, each with a planted violation that it must find. */
final class Rules {
    private static final String ROOT = "dev.dray.";

    private static final Set<Class<?>> CLOCKS = Set.of(
            Instant.class,
            Clock.class,
            InstantSource.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class);

    private static final Set<Class<?>> SLEEPERS = Set.of(Thread.class, TimeUnit.class);

    private static final Set<String> CLOCK_METHODS =
            Set.of("now", "system", "systemUTC", "systemDefaultZone", "tick", "tickMillis");

    /** What changes while it is held, even by a field that is final. */
    private static final Set<Class<?>> CHANGING = Set.of(
            AtomicBoolean.class,
            AtomicInteger.class,
            AtomicLong.class,
            AtomicReference.class,
            ThreadLocal.class,
            ConcurrentMap.class);

    private Rules() {}

    /** Each rule under the name of the planted class that breaks it. */
    static Map<String, ArchRule> ofTheProduct() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("ImportsTheRouter", roomImports());
        rules.put("UtilsManager", names());
        rules.put(
                "ExitsTheProgram",
                noClasses()
                        .that(outside("dev.dray.cli.."))
                        .should()
                        .callMethod(System.class, "exit", int.class)
                        .orShould()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .as("only the command line ends the program or writes to the terminal"));
        rules.put(
                "OpensADatabase",
                noClasses()
                        .that(outside("dev.dray.runtime.sqlite.."))
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.sql.DriverManager")
                        .orShould()
                        .dependOnClassesThat()
                        .resideInAPackage("org.sqlite..")
                        .as("only runtime opens databases"));
        rules.put("RemembersInAStatic", statics().beFinal().as("a static never changes"));
        rules.put(
                "RemembersInAFinalStatic",
                statics()
                        .notHaveRawType(DescribedPredicate.describe(
                                "that changes", type -> CHANGING.stream().anyMatch(type::isAssignableTo)))
                        .as("a static holds nothing that changes"));
        rules.put(
                "PrintsAStackTrace",
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.mockito..", "org.easymock..", "org.apache.log4j..", "lombok..")
                        .orShould()
                        .callMethod(Throwable.class, "printStackTrace")
                        .as("no second logging, no generated accessors, no printed stack traces"));
        rules.put("NotNullMarked", nullMarked());
        return rules;
    }

    /** Held against tests too. */
    static Map<String, ArchRule> ofProductAndTests() {
        return Map.of(
                "ReadsTheWallClock",
                clock(),
                "Sleeps",
                noClasses()
                        .should()
                        .callMethodWhere(calls(call -> SLEEPERS.stream()
                                        .anyMatch(type -> call.getTargetOwner().isEquivalentTo(type))
                                && call.getName().equals("sleep")))
                        .as("nothing sleeps; wait on a signal with a bound"));
    }

    private static FieldsShould<? extends FieldsShouldConjunction> statics() {
        return fields().that()
                .areStatic()
                .and()
                // What Avro generates is not ours to change.
                .areDeclaredInClassesThat(DescribedPredicate.not(resideInAnyPackage("dev.dray.schema")))
                .should();
    }

    private static ArchRule clock() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.dray.cli.Dray")
                .should()
                .callMethodWhere(calls(call ->
                        (CLOCKS.stream().anyMatch(type -> call.getTargetOwner().isEquivalentTo(type))
                                        && CLOCK_METHODS.contains(call.getName())
                                        && call.getTarget().getRawParameterTypes().stream()
                                                .noneMatch(type -> type.isAssignableTo(Clock.class)))
                                || (call.getTargetOwner().isEquivalentTo(System.class)
                                        && call.getName().equals("currentTimeMillis"))))
                .as("the clock is injected; only Dray.clock() asks for the system's");
    }

    /** The last column of the table of rooms in docs/architecture.md. */
    private static ArchRule roomImports() {
        Set<String> base = Set.of("schema", "runtime", "broker");
        Map<String, Set<String>> allowed = new TreeMap<>(Map.of(
                "schema", Set.of(),
                "runtime", Set.of(),
                "broker", Set.of("schema", "runtime"),
                "ingress", base,
                "router", base,
                "node", base,
                "memory", base));
        return classes()
                .that(DescribedPredicate.describe("are in a room", type -> allowed.containsKey(room(type))))
                .should(new ArchCondition<>("import only the rooms below theirs") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        String room = room(type);
                        type.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> dependency
                                        .getTargetClass()
                                        .getPackageName()
                                        .startsWith(ROOT))
                                .filter(dependency -> {
                                    String target = room(dependency.getTargetClass());
                                    return !target.equals(room)
                                            && !allowed.get(room).contains(target);
                                })
                                .forEach(dependency -> events.add(
                                        SimpleConditionEvent.violated(dependency, dependency.getDescription())));
                    }
                });
    }

    private static ArchRule names() {
        return noClasses()
                .should()
                .haveNameMatching(".*\\.(util|utils|common|helper|helpers|model|impl|manager)\\..*")
                .orShould()
                .haveNameMatching(".*(Manager|Util|Utils|Helper|Impl)(\\$.*)?")
                .as("a folder is a capability and a class is named for what it does");
    }

    private static ArchRule nullMarked() {
        return classes()
                .that()
                .doNotHaveSimpleName("package-info")
                .should(new ArchCondition<>("reside in a package whose package-info is @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getPackageName() + " has no @NullMarked package-info"));
                        }
                    }
                });
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        return Arrays.stream(name.substring(ROOT.length()).split("\\."))
                .findFirst()
                .orElse("");
    }

    private static DescribedPredicate<JavaClass> outside(String... packages) {
        return resideOutsideOfPackages(packages);
    }

    private static DescribedPredicate<JavaCall<?>> calls(Predicate<JavaCall<?>> matches) {
        return DescribedPredicate.describe("a banned call", matches);
    }
}
