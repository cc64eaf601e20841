package dev.dray.broker.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what on the broker: enough for each role, and no more. */
final class AclsFileTest {
    private static final OperationsFile ACLS = OperationsFile.read("broker-config/acls.yaml");
    private static final OperationsFile CREATE_USERS = OperationsFile.read("broker-config/redpanda/create-users");

    @Test
    void everyRightIsOneTheBrokerKnowsOnDraysOwnNames() {
        assertThat(complaints(ACLS)).isEmpty();
    }

    /** The columns of the design's table of topics; the operator may do both everywhere. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    dray.messages              | gateway      | gateway
                    dray.jobs.light            | gateway node | gateway
                    dray.jobs.light.canary     | gateway node | gateway
                    dray.jobs.video            | node         | gateway
                    dray.jobs.video.canary     | node         | gateway
                    dray.job-events            | gateway      | gateway node
                    dray.jobs                  | gateway node | gateway
                    dray.nodes                 | gateway node | gateway node
                    dray.canaries              | gateway node | gateway
                    dray.schedules             | gateway      | gateway
                    dray.commands              | gateway node | gateway
                    dray.replies               | gateway      | gateway
                    dray.journal               | memory       | gateway
                    dray.dead-letters          | gateway      | gateway memory node
                    dray-router-held-changelog | gateway      | gateway
                    """)
    void aTopicIsReadAndWrittenByWhoeverNeedsTo(String topic, @Nullable String readers, String writers) {
        assertThat(whoMay("read", topic)).isEqualTo(users(readers, "operator"));
        assertThat(whoMay("write", topic)).isEqualTo(users(writers, "operator"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    dray.journal               | create | gateway operator
                    dray.journal               | delete | operator
                    dray-router-held-changelog | delete | gateway operator
                    dray.jobs.video            | delete | operator
                    dray.messages              | alter  | gateway operator
                    somebody-elses             | read   |
                    """)
    void onlyTheOwnerDeletesWhatDrayKeeps(String topic, String operation, @Nullable String users) {
        assertThat(whoMay(operation, topic)).isEqualTo(users(users));
    }

    @Test
    void theScriptGrantsExactlyWhatTheFileSays() {
        assertThat(scripted(CREATE_USERS)).isEqualTo(said()).hasSizeGreaterThan(20);
    }

    @Test
    void aRightThatOnlyTheScriptGrantsIsSeen() {
        Planted planted = new Planted(
                "grant dray-node topic dray.jobs literal read",
                "grant dray-node topic dray.jobs literal read,write",
                "");
        assertThat(scripted(CREATE_USERS.with(planted))).isNotEqualTo(said());
    }

    @ParameterizedTest
    @MethodSource("violations")
    void aViolationIsSeen(Planted planted) {
        assertThat(complaints(ACLS.with(planted))).contains(planted.complaint());
    }

    static Stream<Planted> violations() {
        return Stream.of(
                new Planted("name: dray.messages", "name: messages", "messages is not one of Dray's names"),
                new Planted(
                        "name: dray-memory, pattern: literal",
                        "name: '*', pattern: literal",
                        "* is not one of Dray's names"),
                new Planted("- name: dray-node", "- name: node", "the user node is not one of Dray's names"),
                new Planted("operations: [describe]", "operations: [describ]", "describ is no operation"),
                new Planted("operations: [describe]", "operations: [all]", "all is no operation"),
                new Planted("operations: [describe]", "operations: []", "dray-operator gets nothing on dray"),
                new Planted("resource: group", "resource: groop", "groop is no resource"),
                new Planted("pattern: literal", "pattern: exact", "exact is no pattern"),
                new Planted("name: kafka-cluster", "name: dray-cluster", "the cluster is called dray-cluster"),
                new Planted("idempotent_write", "alter", "dray-node writes, but may not make an idempotent producer"));
    }

    private static List<String> complaints(OperationsFile file) {
        List<Grant> grants = Grant.of(Values.ofYaml(file.text()));
        Complaints complaints = new Complaints();
        for (Grant grant : grants) {
            complaints.unless(dray(grant.user()), "the user " + grant.user() + " is not one of Dray's names");
            words(grant, complaints);
            if (grant.resource().equals("cluster")) {
                complaints.unless(grant.name().equals("kafka-cluster"), "the cluster is called " + grant.name());
            } else {
                complaints.unless(dray(grant.name()), grant.name() + " is not one of Dray's names");
            }
            complaints.unless(!grant.operations().isEmpty(), grant.user() + " gets nothing on " + grant.name());
            complaints.unless(
                    !grant.operations().contains("write") || idempotent(grant.user(), grants),
                    grant.user() + " writes, but may not make an idempotent producer");
        }
        return complaints.found();
    }

    private static void words(Grant grant, Complaints complaints) {
        complaints.unless(
                Set.of(ResourceType.TOPIC, ResourceType.GROUP, ResourceType.CLUSTER, ResourceType.TRANSACTIONAL_ID)
                        .contains(ResourceType.fromString(grant.resource())),
                grant.resource() + " is no resource");
        complaints.unless(
                Set.of(PatternType.LITERAL, PatternType.PREFIXED)
                        .contains(PatternType.fromString(grant.pattern().toUpperCase(Locale.ROOT))),
                grant.pattern() + " is no pattern");
        for (String operation : grant.operations()) {
            complaints.unless(
                    !Set.of(AclOperation.UNKNOWN, AclOperation.ANY, AclOperation.ALL)
                            .contains(AclOperation.fromString(operation)),
                    operation + " is no operation");
        }
    }

    private static boolean idempotent(String user, List<Grant> grants) {
        return grants.stream()
                .anyMatch(grant -> grant.user().equals(user)
                        && grant.resource().equals("cluster")
                        && grant.operations().contains("idempotent_write"));
    }

    private static boolean dray(String name) {
        return name.equals("dray") || name.startsWith("dray.") || name.startsWith("dray-");
    }

    private static Set<String> scripted(OperationsFile script) {
        return script.text()
                .lines()
                .filter(line -> line.startsWith("grant dray-"))
                .map(AclsFileTest::sorted)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> said() {
        return Grant.of(Values.ofYaml(ACLS.text())).stream()
                .map(Grant::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> whoMay(String operation, String topic) {
        return Grant.of(Values.ofYaml(ACLS.text())).stream()
                .filter(grant -> grant.permits(operation, topic))
                .map(Grant::user)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> users(@Nullable String roles, String... more) {
        return Stream.concat(roles == null ? Stream.empty() : Arrays.stream(roles.split(" ", -1)), Arrays.stream(more))
                .map("dray-"::concat)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The script's line with its operations in the order of the alphabet. */
    private static String sorted(String line) {
        int last = line.lastIndexOf(' ') + 1;
        return line.substring(0, last)
                + String.join(",", new TreeSet<>(List.of(line.substring(last).split(",", -1))));
    }
}
