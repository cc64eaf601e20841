package dev.dray.broker.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What launchd would only show on a Mac, as a job that does not start or is killed too early. */
final class LaunchdFilesTest {
    private static final String NODE = "launchd/dev.dray.node.plist";
    private static final String OWNER = "/Users/OWNER/";
    private static final Set<String> KEYS = Set.of(
            "Label",
            "ProgramArguments",
            "EnvironmentVariables",
            "WorkingDirectory",
            "StandardOutPath",
            "StandardErrorPath",
            "Umask",
            "RunAtLoad",
            "KeepAlive",
            "ThrottleInterval",
            "ProcessType",
            "ExitTimeOut",
            "SoftResourceLimits");
    private static final Pattern WRAPPING_CAFFEINATE = Pattern.compile("caffeinate(?! .*-w \\$\\$ &)");

    @ParameterizedTest
    @ValueSource(strings = {NODE, "launchd/dev.dray.memory.plist"})
    void anAgentStartsStaysAndStopsSoftly(String path) {
        assertThat(complaints(OperationsFile.read(path))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("violations")
    void aViolationIsSeen(Planted planted) {
        assertThat(complaints(OperationsFile.read(NODE).with(planted))).contains(planted.complaint());
    }

    static Stream<Planted> violations() {
        return Stream.of(
                new Planted("dev.dray.node<", "dev.dray.nod<", "Label differs from the file's name"),
                new Planted("KeepAlive", "KeepAliv", "launchd does not know KeepAliv and would say nothing"),
                new Planted("<true/>", "<false/>", "KeepAlive is not true: the node would stay dead"),
                new Planted("<true/>", "<false/>", "RunAtLoad is not true: the node would not start at login"),
                new Planted("/bin/sh", "sh", "the program is not an absolute path"),
                new Planted(OWNER + "dray/dray", "~/dray/dray", "launchd expands no ~"),
                new Planted(OWNER + "dray/dray", "/opt/dray", "dray is not where the installer looks for it"),
                new Planted("exec \"$0\"", "\"$0\"", "the shell would take dray's SIGTERM"),
                new Planted("-w $$ &amp; exec", "", "caffeinate would take dray's SIGTERM"),
                new Planted(
                        OWNER + "Library/Logs/dray/node.log", "node.log", "StandardOutPath is not in the owner's home"),
                new Planted(
                        OWNER + "Library/Logs/dray/node.log",
                        "/var/log/x",
                        "StandardErrorPath is not in the owner's home"),
                new Planted(OWNER + "Library/Logs/dray<", "/<", "WorkingDirectory is not in the owner's home"),
                new Planted(OWNER + ".dray<", "$HOME/.dray<", "DRAY_HOME is not in the owner's home"),
                new Planted("/opt/homebrew/bin:", "~/bin:", "launchd expands no ~"),
                new Planted("<integer>63<", "<integer>077<", "Umask is not 63, which is 077"),
                new Planted("<integer>30<", "<integer>1<", "ThrottleInterval is below 10 s"),
                new Planted("Interactive", "Background", "ProcessType Background throttles"),
                new Planted("<integer>120<", "<integer>20<", "ExitTimeOut is below 30 s: no time for the soft stop"),
                new Planted("<integer>8192<", "<integer>256<", "NumberOfFiles is below 4096"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<plist><dict><key>a</key></dict></plist>",
                "<plist><dict><key>a</key><key>b</key></dict></plist>",
                "<plist><dict><string>a</string><string>b</string></dict></plist>",
                "<plist><dict><key>a</key><true/><key>a</key><true/></dict></plist>",
                "<plist><dict><key>a</key><number>1</number></dict></plist>",
                "<plist><dict><key>a</key><integer>one</integer></dict></plist>",
                "<plist><array/></plist>",
                "<dict/>",
                "<plist><dict></plist>"
            })
    void whatIsNoPropertyListIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PropertyList.parse(text));
    }

    @Test
    void theDocumentTypeIsNeverFetched() {
        String text = "<!DOCTYPE plist SYSTEM \"http://127.0.0.1:1/none.dtd\"><plist><dict/></plist>";
        assertThat(PropertyList.parse(text).keys()).isEmpty();
    }

    private static List<String> complaints(OperationsFile file) {
        Values list = PropertyList.parse(file.text());
        Complaints complaints = new Complaints();
        for (String key : list.keys()) {
            complaints.unless(KEYS.contains(key), "launchd does not know " + key + " and would say nothing");
        }
        program(list, complaints);
        life(file.name(), list, complaints);
        for (String path : List.of("WorkingDirectory", "StandardOutPath", "StandardErrorPath")) {
            complaints.unless(list.text(path).startsWith(OWNER), path + " is not in the owner's home");
        }
        complaints.unless(
                list.text("EnvironmentVariables.DRAY_HOME").startsWith(OWNER), "DRAY_HOME is not in the owner's home");
        complaints.unless(!list.map().toString().contains("~"), "launchd expands no ~");
        complaints.unless(list.number("Umask") == 63, "Umask is not 63, which is 077");
        complaints.unless(list.number("SoftResourceLimits.NumberOfFiles") >= 4096, "NumberOfFiles is below 4096");
        return complaints.found();
    }

    private static void program(Values list, Complaints complaints) {
        List<String> words = list.texts("ProgramArguments");
        complaints.unless(!words.isEmpty() && words.getFirst().startsWith("/"), "the program is not an absolute path");
        complaints.unless(words.contains(OWNER + "dray/dray"), "dray is not where the installer looks for it");
        if (words.contains("-c")) {
            String script = words.get(words.indexOf("-c") + 1);
            complaints.unless(script.contains("exec \"$0\""), "the shell would take dray's SIGTERM");
            complaints.unless(!WRAPPING_CAFFEINATE.matcher(script).find(), "caffeinate would take dray's SIGTERM");
        }
    }

    private static void life(String name, Values list, Complaints complaints) {
        complaints.unless(name.equals(list.text("Label") + ".plist"), "Label differs from the file's name");
        complaints.unless(list.at("KeepAlive").equals(true), "KeepAlive is not true: the node would stay dead");
        complaints.unless(
                list.at("RunAtLoad").equals(true), "RunAtLoad is not true: the node would not start at login");
        complaints.unless(list.number("ThrottleInterval") >= 10, "ThrottleInterval is below 10 s");
        complaints.unless(
                Set.of("Interactive", "Standard").contains(list.text("ProcessType")),
                "ProcessType " + list.text("ProcessType") + " throttles");
        complaints.unless(list.number("ExitTimeOut") >= 30, "ExitTimeOut is below 30 s: no time for the soft stop");
    }
}
