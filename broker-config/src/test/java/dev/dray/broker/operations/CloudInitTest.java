package dev.dray.broker.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a fresh server would only show by coming up open, or not at all. */
final class CloudInitTest {
    private static final OperationsFile CLOUD_INIT = OperationsFile.read("broker-config/gateway/cloud-init.yaml");
    private static final Set<String> KEYS = Set.of(
            "package_update",
            "package_upgrade",
            "packages",
            "swap",
            "users",
            "ssh_pwauth",
            "write_files",
            "runcmd",
            "final_message");
    private static final Map<String, Pattern> SECRETS = Map.of(
            "a Tailscale key", Pattern.compile("tskey-"),
            "a private key", Pattern.compile("PRIVATE KEY"),
            "a password",
                    Pattern.compile("(?i)\\b(passwd|hashed_passwd|plain_text_passwd|password|passphrase)\\s*[:=]"),
            "a Telegram token", Pattern.compile("\\b\\d{8,12}:[\\w-]{30,}"));

    @Test
    void aFreshServerComesUpClosedAndWithoutSecrets() {
        assertThat(complaints(CLOUD_INIT)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("violations")
    void aViolationIsSeen(Planted planted) {
        assertThat(complaints(CLOUD_INIT.with(planted))).contains(planted.complaint());
    }

    static Stream<Planted> violations() {
        return Stream.of(
                new Planted(
                        "#cloud-config\n",
                        "# cloud-config\n",
                        "cloud-init would ignore a file that does not begin with #cloud-config"),
                new Planted("runcmd:", "runcmds:", "cloud-init does not know runcmds"),
                new Planted("runcmd:", "run:", "nothing calls dray-install"),
                new Planted("file:$key", "tskey-auth-k1", "the file holds a Tailscale key"),
                new Planted("file:$key", "$KEY", "the tailnet key does not come from a file"),
                new Planted("shred -u", "ls", "the tailnet key stays on the server"),
                new Planted("#!/bin/sh\n", "#!/bin/sh\n      # BEGIN PRIVATE KEY\n", "the file holds a private key"),
                new Planted("name: dray\n", "name: dray\n    passwd: x\n", "the file holds a password"),
                new Planted(
                        "DRAY_REVISION=",
                        "TOKEN=123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQ\n      DRAY_REVISION=",
                        "the file holds a Telegram token"),
                new Planted("ssh_pwauth: false", "ssh_pwauth: true", "SSH takes passwords"),
                new Planted("policy drop", "policy accept", "the firewall lets everything in"),
                new Planted(
                        "tcp dport 22",
                        "tcp dport { 22, 9092 }",
                        "the firewall opens more than SSH and the tailnet's port"),
                new Planted(
                        "  - name: dray\n    system: true",
                        "  - name: dray\n    system: false",
                        "dray is not a system user without a shell"),
                new Planted("/usr/sbin/nologin", "/bin/bash", "dray-build is not a system user without a shell"),
                new Planted("path: /usr/local/sbin/dray-join", "path: dray-join", "dray-join is not an absolute path"),
                new Planted(
                        "#!/bin/sh\n      # Joins",
                        "# Joins",
                        "/usr/local/sbin/dray-join is executable without saying by what"),
                new Planted("temurin-25-jdk", "default-jdk", "nothing installs Java 25"));
    }

    private static List<String> complaints(OperationsFile file) {
        Values init = Values.ofYaml(file.text());
        Complaints complaints = new Complaints();
        complaints.unless(
                file.text().startsWith("#cloud-config\n"),
                "cloud-init would ignore a file that does not begin with #cloud-config");
        for (String key : init.keys()) {
            complaints.unless(KEYS.contains(key), "cloud-init does not know " + key);
        }
        SECRETS.forEach((what, pattern) ->
                complaints.unless(!pattern.matcher(file.text()).find(), "the file holds " + what));
        users(init, complaints);
        files(init, complaints);
        String commands = init.text("runcmd");
        complaints.unless(commands.contains("/usr/local/sbin/dray-install"), "nothing calls dray-install");
        complaints.unless(commands.contains("temurin-25-jdk"), "nothing installs Java 25");
        return complaints.found();
    }

    private static void users(Values init, Complaints complaints) {
        complaints.unless(init.at("ssh_pwauth").equals(false), "SSH takes passwords");
        for (Values user : init.each("users")) {
            complaints.unless(
                    user.at("system").equals(true) && user.text("shell").equals("/usr/sbin/nologin"),
                    user.text("name") + " is not a system user without a shell");
        }
    }

    private static void files(Values init, Complaints complaints) {
        for (Values file : init.each("write_files")) {
            String path = file.text("path");
            complaints.unless(path.startsWith("/"), path + " is not an absolute path");
            complaints.unless(
                    !file.text("permissions").equals("0755")
                            || file.text("content").startsWith("#!/"),
                    path + " is executable without saying by what");
        }
        String join = content(init, "dray-join");
        complaints.unless(join.contains("--auth-key=\"file:$key\""), "the tailnet key does not come from a file");
        complaints.unless(join.contains("shred -u \"$key\""), "the tailnet key stays on the server");
        String firewall = content(init, "nftables.conf");
        complaints.unless(firewall.contains("policy drop"), "the firewall lets everything in");
        complaints.unless(
                firewall.lines()
                        .filter(line -> line.contains("dport"))
                        .map(String::strip)
                        .toList()
                        .equals(List.of("tcp dport 22 accept", "udp dport 41641 accept")),
                "the firewall opens more than SSH and the tailnet's port");
    }

    private static String content(Values init, String name) {
        return init.each("write_files").stream()
                .filter(file -> file.text("path").endsWith(name))
                .map(file -> file.text("content"))
                .findFirst()
                .orElse("");
    }
}
