package dev.dray.broker.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What systemd would only show by leaving the gateway dead, killing it too early, or trusting it too much. */
final class ServiceUnitTest {
    private static final OperationsFile UNIT = OperationsFile.read("broker-config/gateway/dray-gateway.service");
    private static final Pattern SECTION = Pattern.compile("\\[(\\w+)]");
    private static final Pattern SETTING = Pattern.compile("(\\w+)=(.*)");

    /** Settings whose value is a promise, and what is lost without it. */
    private static final Map<String, String> PROMISES = Map.ofEntries(
            Map.entry("Service.Type=exec", "Dray does not speak sd_notify"),
            Map.entry("Service.User=dray", "the gateway would run as root"),
            Map.entry("Service.Restart=always", "a gateway that ended would stay so"),
            Map.entry("Unit.StartLimitIntervalSec=0", "systemd would give up after five failed starts"),
            Map.entry("Service.KillMode=mixed", "jobs' processes would be killed in the soft stop"),
            Map.entry("Service.StateDirectory=dray", "nobody would make the state directory"),
            Map.entry("Service.ReadWritePaths=/var/lib/dray", "the state could not be written"),
            Map.entry("Service.NoNewPrivileges=yes", "a job could become another user"),
            Map.entry("Service.ProtectSystem=strict", "the system could be written to"),
            Map.entry("Service.ProtectHome=yes", "homes could be read"),
            Map.entry("Service.PrivateTmp=yes", "others' temporary files could be read"),
            Map.entry("Service.CapabilityBoundingSet=", "root's powers would be within reach"),
            Map.entry("Service.OOMPolicy=continue", "a job out of memory would take the gateway along"),
            Map.entry("Install.WantedBy=multi-user.target", "it would not start at boot"));

    /** Settings that look like hardening and would break the JVM or the jobs' sandbox. */
    private static final List<String> BREAKING = List.of(
            "MemoryDenyWriteExecute",
            "RestrictNamespaces",
            "PrivateUsers",
            "ProtectKernelTunables",
            "ProtectKernelLogs",
            "ProtectHostname",
            "ProtectProc",
            "ProcSubset");

    @Test
    void theGatewayIsStartedAgainStoppedSoftlyAndTrustedLittle() {
        assertThat(complaints(UNIT)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("violations")
    void aViolationIsSeen(Planted planted) {
        assertThat(complaints(UNIT.with(planted))).contains(planted.complaint());
    }

    static Stream<Planted> violations() {
        Stream<Planted> broken = PROMISES.entrySet().stream().map(promise -> {
            String line = promise.getKey().substring(promise.getKey().indexOf('.') + 1);
            return new Planted(
                    "\n" + line + "\n", "\n#" + line + "\n", promise.getKey() + " is missing: " + promise.getValue());
        });
        Stream<Planted> breaking = BREAKING.stream()
                .map(key ->
                        new Planted("[Install]", key + "=yes\n[Install]", key + " would break the JVM or bubblewrap"));
        Stream<Planted> others = Stream.of(
                new Planted("[Install]", "[Instal]", "the sections are not Unit, Service and Install"),
                new Planted("RestartSec=5", "RestartSec 5", "neither section nor setting: RestartSec 5"),
                new Planted(
                        "StartLimitIntervalSec=0\n",
                        "",
                        "Unit.StartLimitIntervalSec=0 is missing: systemd would give up after five failed starts"),
                new Planted(
                        "/opt/dray/current/dray gateway",
                        "dray gateway",
                        "ExecStart is not the absolute path of dray gateway"),
                new Planted(
                        "TimeoutStopSec=90",
                        "TimeoutStopSec=10",
                        "TimeoutStopSec is below 30 s: no time for the soft stop"),
                new Planted("MemoryMax=1280M", "MemoryMax=3G", "MemoryMax leaves Redpanda too little of 4 GB"),
                new Planted("-Xmx512m", "-Xmx1200m", "the heap leaves nothing below MemoryMax for RocksDB and threads"),
                new Planted("@system-service @mount", "@system-service", "bubblewrap could not mount"));
        return Stream.of(broken, breaking, others).flatMap(planted -> planted);
    }

    private static List<String> complaints(OperationsFile file) {
        Complaints complaints = new Complaints();
        Map<String, String> unit = parse(file.text(), complaints);
        PROMISES.forEach((setting, loss) -> {
            int equals = setting.indexOf('=');
            complaints.unless(
                    setting.substring(equals + 1).equals(unit.get(setting.substring(0, equals))),
                    setting + " is missing: " + loss);
        });
        for (String key : BREAKING) {
            complaints.unless(!unit.containsKey("Service." + key), key + " would break the JVM or bubblewrap");
        }
        complaints.unless(
                unit.getOrDefault("Service.ExecStart", "").matches("/\\S+/dray gateway"),
                "ExecStart is not the absolute path of dray gateway");
        complaints.unless(
                number(unit, "Service.TimeoutStopSec", "(\\d+)") >= 30,
                "TimeoutStopSec is below 30 s: no time for the soft stop");
        long most = number(unit, "Service.MemoryMax", "(\\d+)M");
        complaints.unless(most > 0 && most <= 1536, "MemoryMax leaves Redpanda too little of 4 GB");
        complaints.unless(
                number(unit, "Service.Environment", ".*-Xmx(\\d+)m.*") <= most / 2,
                "the heap leaves nothing below MemoryMax for RocksDB and threads");
        complaints.unless(
                unit.getOrDefault("Service.SystemCallFilter", "").contains("@mount"), "bubblewrap could not mount");
        return complaints.found();
    }

    /** The settings as {@code Section.Key}; of a key that stands twice, both values, with a space between them. */
    private static Map<String, String> parse(String text, Complaints complaints) {
        Map<String, String> settings = new LinkedHashMap<>();
        StringBuilder sections = new StringBuilder();
        String section = "";
        for (String line : text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList()) {
            Matcher header = SECTION.matcher(line);
            Matcher setting = SETTING.matcher(line);
            if (header.matches()) {
                section = header.group(1);
                sections.append(section).append(' ');
            } else if (setting.matches()) {
                settings.merge(section + "." + setting.group(1), setting.group(2), (one, two) -> one + " " + two);
            } else {
                complaints.unless(false, "neither section nor setting: " + line);
            }
        }
        complaints.unless(
                sections.toString().equals("Unit Service Install "), "the sections are not Unit, Service and Install");
        return settings;
    }

    private static long number(Map<String, String> unit, String key, String shape) {
        Matcher matcher = Pattern.compile(shape).matcher(unit.getOrDefault(key, ""));
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }
}
