package dev.dray.broker.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.broker.Clients;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Redpanda would only show by losing records or answering strangers. */
final class RedpandaFilesTest {
    private static final OperationsFile NODE = OperationsFile.read("broker-config/redpanda/redpanda.yaml");
    private static final OperationsFile CLUSTER = OperationsFile.read("broker-config/redpanda/bootstrap.yaml");
    private static final long MEBIBYTE = 1024 * 1024;
    private static final Pattern TAILNET = Pattern.compile("100\\.(\\d{1,3})\\.\\d{1,3}\\.\\d{1,3}");

    @Test
    void theNodeKeepsWhatItAcknowledgesAndAnswersNoStranger() {
        assertThat(ofNode(NODE)).isEmpty();
    }

    @Test
    void theClusterKeepsWhatItAcknowledgesAndAnswersNoStranger() {
        assertThat(ofCluster(CLUSTER)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("violationsOfNode")
    void aViolationInTheNodeIsSeen(Planted planted) {
        assertThat(ofNode(NODE.with(planted))).contains(planted.complaint());
    }

    static Stream<Planted> violationsOfNode() {
        return Stream.of(
                new Planted("developer_mode: false", "developer_mode: true", "developer_mode is not false"),
                new Planted("developer_mode: false", "", "developer_mode is not false"),
                new Planted("address: 100.64.0.1", "address: 0.0.0.0", "listens on 0.0.0.0"),
                new Planted("address: 100.64.0.1", "address: 100.128.0.1", "listens on 100.128.0.1"),
                new Planted("- address: 127.0.0.1", "- address: 192.168.1.5", "listens on 192.168.1.5"),
                new Planted(
                        "port: 9093\n      authentication_method: sasl", "port: 9093", "tailnet asks for no password"),
                new Planted("enabled: true", "enabled: false", "tailnet leaves the machine without TLS"),
                new Planted("key_file:", "keyfile:", "tailnet leaves the machine without TLS"),
                new Planted(
                        "- name: tailnet\n      address: gateway",
                        "- name: lan\n      address: gateway",
                        "listeners and advertised addresses differ in name"),
                new Planted("--memory=2G", "--memory=3G", "the flags are not those of a 4 GB server"),
                new Planted("    - --reserve-memory=0M\n", "", "the flags are not those of a 4 GB server"),
                new Planted("overprovisioned: true", "overprovisioned: false", "overprovisioned is not true"),
                new Planted(
                        "rpk:\n",
                        "schema_registry: {}\nrpk:\n",
                        "a section that listens or does nothing: schema_registry"));
    }

    @ParameterizedTest
    @MethodSource("violationsOfCluster")
    void aViolationInTheClusterIsSeen(Planted planted) {
        assertThat(ofCluster(CLUSTER.with(planted))).contains(planted.complaint());
    }

    static Stream<Planted> violationsOfCluster() {
        return Stream.of(
                new Planted("default: \"false\"", "default: \"true\"", "write_caching_default is not \"false\""),
                new Planted("default: \"false\"", "default: false", "write_caching_default is not \"false\""),
                new Planted("replications: 1", "replications: 2", "default_topic_replications is not odd"),
                new Planted("factor: 1", "factor: 2", "internal_topic_replication_factor is not odd"),
                new Planted(
                        "coordinator_partitions: 3",
                        "coordinator_partitions: 50",
                        "transaction_coordinator_partitions is not 3"),
                new Planted(
                        "group_topic_partitions: 3", "group_topic_partitions: 16", "group_topic_partitions is not 3"),
                new Planted("1073741824", "5368709120", "storage_min_free_bytes is not between 10 MiB and 2 GiB"),
                new Planted("315360000", "604800", "group_offset_retention_sec is below a year"),
                new Planted("8388608", "1048576", "kafka_batch_max_bytes is below Dray's largest record"),
                new Planted("authorization: true", "authorization: false", "kafka_enable_authorization is not true"),
                new Planted("require_auth: true", "require_auth: false", "admin_api_require_auth is not true"),
                new Planted("- dray-admin", "- dray-gateway", "superusers are not [dray-admin]"),
                new Planted("enabled: false", "enabled: true", "auto_create_topics_enabled is not false"),
                new Planted(
                        "# No usage reports to the vendor.\n", "", "enable_metrics_reporter has no reason above it"));
    }

    private static List<String> ofNode(OperationsFile file) {
        Values node = Values.ofYaml(file.text());
        Complaints complaints = new Complaints();
        complaints.unless(node.at("redpanda.developer_mode").equals(false), "developer_mode is not false");
        Stream.of("redpanda.rpc_server", "redpanda.admin", "redpanda.kafka_api")
                .flatMap(path -> node.each(path).stream())
                .map(listener -> listener.text("address"))
                .forEach(address -> complaints.unless(loopback(address) || tailnet(address), "listens on " + address));
        complaints.unless(
                names(node, "redpanda.kafka_api").equals(names(node, "redpanda.advertised_kafka_api")),
                "listeners and advertised addresses differ in name");
        for (Values listener : node.each("redpanda.kafka_api")) {
            complaints.unless(
                    listener.text("authentication_method").equals("sasl"),
                    listener.text("name") + " asks for no password");
            complaints.unless(
                    loopback(listener.text("address")) || encrypted(node, listener.text("name")),
                    listener.text("name") + " leaves the machine without TLS");
        }
        complaints.unless(
                Set.copyOf(node.texts("rpk.additional_start_flags"))
                        .equals(Set.of("--smp=1", "--memory=2G", "--reserve-memory=0M")),
                "the flags are not those of a 4 GB server");
        complaints.unless(node.at("rpk.overprovisioned").equals(true), "overprovisioned is not true");
        node.keys().stream()
                .filter(key -> !Set.of("redpanda", "rpk").contains(key))
                .forEach(key -> complaints.unless(false, "a section that listens or does nothing: " + key));
        return complaints.found();
    }

    private static List<String> ofCluster(OperationsFile file) {
        Values cluster = Values.ofYaml(file.text());
        Complaints complaints = new Complaints();
        complaints.unless(
                cluster.at("write_caching_default").equals("false"), "write_caching_default is not \"false\"");
        for (String copies : List.of("default_topic_replications", "internal_topic_replication_factor")) {
            complaints.unless(cluster.number(copies) > 0 && cluster.number(copies) % 2 == 1, copies + " is not odd");
        }
        for (String partitions : List.of("transaction_coordinator_partitions", "group_topic_partitions")) {
            complaints.unless(cluster.number(partitions) == 3, partitions + " is not 3");
        }
        long free = cluster.number("storage_min_free_bytes");
        complaints.unless(
                free >= 10 * MEBIBYTE && free <= 2048 * MEBIBYTE,
                "storage_min_free_bytes is not between 10 MiB and 2 GiB");
        complaints.unless(
                cluster.number("group_offset_retention_sec") >= 365L * 24 * 3600,
                "group_offset_retention_sec is below a year");
        complaints.unless(
                cluster.number("kafka_batch_max_bytes") >= Clients.LARGEST_RECORD,
                "kafka_batch_max_bytes is below Dray's largest record");
        for (String closed : List.of("kafka_enable_authorization", "admin_api_require_auth")) {
            complaints.unless(cluster.at(closed).equals(true), closed + " is not true");
        }
        complaints.unless(cluster.texts("superusers").equals(List.of("dray-admin")), "superusers are not [dray-admin]");
        complaints.unless(
                cluster.at("auto_create_topics_enabled").equals(false), "auto_create_topics_enabled is not false");
        reasons(file, cluster, complaints);
        return complaints.found();
    }

    private static void reasons(OperationsFile file, Values cluster, Complaints complaints) {
        List<String> lines = file.text().lines().toList();
        for (String key : cluster.keys()) {
            int line = lines.indexOf(lines.stream()
                    .filter(text -> text.startsWith(key + ":"))
                    .findFirst()
                    .orElseThrow());
            complaints.unless(line > 0 && lines.get(line - 1).startsWith("#"), key + " has no reason above it");
        }
    }

    private static boolean encrypted(Values node, String listener) {
        return node.each("redpanda.kafka_api_tls").stream()
                .anyMatch(tls -> tls.text("name").equals(listener)
                        && tls.at("enabled").equals(true)
                        && !tls.at("cert_file").equals(Values.ABSENT)
                        && !tls.at("key_file").equals(Values.ABSENT));
    }

    private static Set<String> names(Values node, String path) {
        return node.each(path).stream().map(each -> each.text("name")).collect(Collectors.toSet());
    }

    private static boolean loopback(String address) {
        return address.equals("127.0.0.1");
    }

    /** 100.64.0.0/10, which Tailscale gives out. */
    private static boolean tailnet(String address) {
        Matcher parts = TAILNET.matcher(address);
        return parts.matches() && (Integer.parseInt(parts.group(1)) & 0xC0) == 64;
    }
}
