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

    private static final Set<String> SYSTEM_CLOCK =
            Set.of("system", "systemUTC", "systemDefaultZone", "tick", "tickSeconds", "tickMinutes", "tickMillis");

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
        rules.put("ExitsTheProgram", exits());
        rules.put("OpensADatabase", databases());
        rules.put("RemembersInAStatic", statics().beFinal().as("a static never changes"));
        rules.put("RemembersInAFinalStatic", contentOfStatics());
        rules.put("PrintsAStackTrace", stackTraces());
        rules.put("AsksForTheClock", systemClock());
        rules.put("NotNullMarked", nullMarked());
        return rules;
    }

    /** Held against tests too, which may hand the system's clock to what they start, and read no clock themselves. */
    static Map<String, ArchRule> ofProductAndTests() {
        return Map.of("ReadsTheWallClock", wallClock(), "Sleeps", sleep());
    }

    private static ArchRule exits() {
        return noClasses()
                .that(outside("dev.dray.cli.."))
                .and()
                // Where the broker halts the process, its last words have nowhere else to go.
                .doNotHaveFullyQualifiedName("dev.dray.broker.embedded.KafkaServer")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .as("only the command line ends the program or writes to the terminal");
    }

    private static ArchRule databases() {
        return noClasses()
                .that(outside("dev.dray.runtime.sqlite.."))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.DriverManager")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.sqlite..")
                .as("only runtime opens databases");
    }

    private static ArchRule contentOfStatics() {
        return statics()
                .notHaveRawType(DescribedPredicate.describe(
                        "that changes", type -> CHANGING.stream().anyMatch(type::isAssignableTo)))
                .as("a static holds nothing that changes");
    }

    private static ArchRule stackTraces() {
        return noClasses()
                .should()
                .callMethodWhere(calls(call -> call.getTargetOwner().isAssignableTo(Throwable.class)
                        && call.getName().equals("printStackTrace")
                        && call.getTarget().getRawParameterTypes().isEmpty()))
                .as("no stack trace goes past the log");
    }

    private static ArchRule systemClock() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.dray.cli.Dray")
                .should()
                .callMethodWhere(calls(call -> isOne(CLOCKS, call) && SYSTEM_CLOCK.contains(call.getName())))
                .as("only Dray.clock() asks for the system's clock");
    }

    private static ArchRule wallClock() {
        return noClasses()
                .should()
                .callMethodWhere(calls(call -> call.getTargetOwner().isEquivalentTo(System.class)
                        && call.getName().equals("currentTimeMillis")))
                .orShould()
                .callMethodWhere(calls(call -> isOne(CLOCKS, call)
                        && call.getName().equals("now")
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.isAssignableTo(Clock.class))))
                .as("nothing reads a clock it was not given");
    }

    private static ArchRule sleep() {
        return noClasses()
                .should()
                .callMethodWhere(
                        calls(call -> isOne(SLEEPERS, call) && call.getName().equals("sleep")))
                .as("nothing sleeps; wait on a signal with a bound");
    }

    private static FieldsShould<? extends FieldsShouldConjunction> statics() {
        return fields().that()
                .areStatic()
                .and()
                // What Avro generates is not ours to change.
                .areDeclaredInClassesThat(DescribedPredicate.not(resideInAnyPackage("dev.dray.schema")))
                .should();
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
                                            && !allowed.getOrDefault(room, Set.of())
                                                    .contains(target);
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
                                    type, type.getName() + " is in a package without @NullMarked"));
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

    private static boolean isOne(Set<Class<?>> types, JavaCall<?> call) {
        return types.stream().anyMatch(type -> call.getTargetOwner().isEquivalentTo(type));
    }

    private static DescribedPredicate<JavaClass> outside(String... packages) {
        return resideOutsideOfPackages(packages);
    }

    private static DescribedPredicate<JavaCall<?>> calls(Predicate<JavaCall<?>> matches) {
        return DescribedPredicate.describe("a banned call", matches);
    }
}
