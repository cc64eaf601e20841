package dev.dray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.cli.TestingGateway.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendCommandTest {
    private static final String ID = "http:local:1";
    private static final String ACCEPTED =
            "{\"id\":\"http:local:1\",\"conversation\":\"http/local\",\"recorded\":\"broker\"}";
    private static final String NOTHING_YET = "{\"message\":\"http:local:1\",\"final\":false,\"replies\":[]}";
    private static final String NOTICE = "{\"id\":\"r1\",\"kind\":\"notice\",\"text\":\"node offline, jobs queued\"}";
    private static final String RESULT = "{\"id\":\"r2\",\"kind\":\"result\",\"text\":\"two\\nlines\"}";
    private static final String FAILURE = "{\"id\":\"r3\",\"kind\":\"failure\",\"text\":\"exit code 1\"}";

    @TempDir
    Path home;

    private TestingGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new TestingGateway(home);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void aMessageIsSentAsTheOwner() {
        gateway.answers(202, ACCEPTED);
        assertThat(Ran.on(home, "send", "Call the printer")).isEqualTo(new Ran(0, ID + "\n", ""));
        assertThat(gateway.asked())
                .containsExactly(new Asked(
                        "POST /messages", "Bearer " + TestingGateway.TOKEN, "{\"text\":\"Call the printer\"}"));
    }

    @Test
    void anotherConversationIsNamed() {
        gateway.answers(202, ACCEPTED);
        assertThat(Ran.on(home, "send", "/deploy", "--as", "telegram/42").code())
                .isZero();
        assertThat(gateway.asked())
                .singleElement()
                .extracting(Asked::body)
                .isEqualTo("{\"text\":\"/deploy\",\"conversation\":\"telegram/42\"}");
    }

    @Test
    void itMayBeForLater() throws IOException {
        Files.writeString(home.resolve("dray.yaml"), "zone: Europe/Berlin\n");
        gateway.answers(202, ACCEPTED);
        assertThat(Ran.on(home, "send", "/backup", "--at", "2126-12-01T07:30").code())
                .isZero();
        assertThat(gateway.asked())
                .singleElement()
                .extracting(Asked::body)
                .isEqualTo("{\"text\":\"/backup\",\"notBefore\":\"2126-12-01T06:30:00Z\"}");
    }

    @Test
    void aFileThatIsNotThereIsSaidBeforeAnythingIsSent() {
        Ran ran = Ran.on(home, "send", "/print", "--attach", "no/such.pdf");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).isEqualTo("dray: no/such.pdf is no file\n");
        assertThat(gateway.asked()).isEmpty();
    }

    @Test
    void whatIsNoIdOfAFileIsExplained() {
        Ran ran = Ran.on(home, "file", "get", "plan.pdf");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("ID: \"plan.pdf\" is not sha256: and 64 hexadecimal digits");
    }

    @Test
    void aFileTheGatewayDoesNotHaveIsNotFound() {
        gateway.answers(404, "");
        Ran ran = Ran.on(home, "file", "get", "sha256:" + "0".repeat(64));
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("is not on the gateway, or not any more");
        assertThat(gateway.asked())
                .singleElement()
                .extracting(Asked::authorization)
                .isEqualTo("Bearer " + TestingGateway.TOKEN);
    }

    @Test
    void aTimeThatIsNoneIsExplained() {
        Ran ran = Ran.on(home, "send", "/backup", "--at", "noon");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--at: \"noon\" is not a time, such as 07:30 or 2026-12-01T07:30");
    }

    @Test
    void onlyOneTimeIsGiven() {
        assertThat(Ran.on(home, "send", "/backup", "--at", "07:30", "--in", "2h")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void whatTheGatewaySaidOfItIsJson() {
        gateway.answers(202, ACCEPTED);
        assertThat(Ran.on(home, "send", "hello", "-o", "json").out()).isEqualTo(ACCEPTED + "\n");
    }

    @Test
    void waitingShowsEachReplyOnceUntilTheLast() {
        gateway.answers(202, ACCEPTED)
                .answers(200, NOTHING_YET)
                .answers(200, replies(false, NOTICE))
                .answers(200, replies(true, NOTICE, RESULT));
        assertThat(Ran.on(home, "send", "/deploy", "--wait"))
                .isEqualTo(new Ran(0, "node offline, jobs queued\ntwo\nlines\n", ""));
        assertThat(gateway.asked())
                .last()
                .extracting(Asked::what)
                .isEqualTo("GET /messages/http%3Alocal%3A1/replies?wait=20000ms");
    }

    @Test
    void waitingAnswersInJson() {
        gateway.answers(202, ACCEPTED).answers(200, replies(true, NOTICE, RESULT));
        assertThat(Ran.on(home, "send", "/deploy", "--wait", "-o", "json").lines())
                .containsExactly(NOTICE, RESULT);
    }

    @Test
    void aFailureIsPrintedAndTold() {
        gateway.answers(202, ACCEPTED).answers(200, replies(true, FAILURE));
        assertThat(Ran.on(home, "send", "/deploy", "--wait")).isEqualTo(new Ran(1, "exit code 1\n", ""));
    }

    @Test
    void waitingEndsWithAWordOnWhereToLook() {
        gateway.answers(202, ACCEPTED).answers(200, NOTHING_YET);
        assertThat(Ran.on(home, "send", "/deploy", "--wait", "--timeout", "50ms"))
                .isEqualTo(
                        new Ran(
                                1,
                                "",
                                "dray: no answer to http:local:1 within 50ms; it is not lost: dray trace http:local:1 shows where it is\n"));
        assertThat(gateway.asked()).anySatisfy(asked -> assertThat(asked.what()).endsWith("?wait=50ms"));
    }

    @Test
    void aRefusalIsToldInTheGatewaysWords() {
        gateway.answers(422, "{\"status\":422,\"title\":\"Unprocessable message\",\"detail\":\"conversation: no\"}");
        assertThat(Ran.on(home, "send", "hello"))
                .isEqualTo(new Ran(2, "", "dray: the gateway refused (422): conversation: no\n"));
    }

    @Test
    void aGatewayThatCannotRecordIsNotThere() {
        gateway.answers(503, "{\"title\":\"Not recorded\",\"detail\":\"the disk is full; free some\"}");
        assertThat(Ran.on(home, "send", "hello"))
                .isEqualTo(new Ran(4, "", "dray: the gateway refused (503): the disk is full; free some\n"));
    }

    @Test
    void anAnswerThatIsNoJsonIsSurvived() {
        gateway.answers(502, "<html>");
        assertThat(Ran.on(home, "send", "hello"))
                .isEqualTo(new Ran(4, "", "dray: the gateway refused (502): no reason given\n"));
    }

    @Test
    void aGatewayThatFellSilentIsTold() {
        gateway.fallSilent();
        Ran ran = Ran.on(home, "send", "hello");
        assertThat(ran.code()).isEqualTo(4);
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .startsWith("dray: the gateway at http://127.0.0.1:")
                .endsWith("; is it running?")
                .doesNotContain("null");
    }

    @Test
    void aTokenThatCannotBeReadIsTold() throws IOException {
        Files.delete(home.resolve("http.token"));
        Ran ran = Ran.on(home, "send", "hello");
        assertThat(ran.code()).isEqualTo(4);
        assertThat(ran.err().lines())
                .singleElement()
                .asString()
                .contains(home.resolve("http.token") + " cannot be read");
    }

    @Test
    void nothingIsNotSent() {
        assertThat(Ran.on(home, "send", "  "))
                .isEqualTo(new Ran(2, "", "dray: there is nothing to send: TEXT is blank\n"));
        assertThat(gateway.asked()).isEmpty();
    }

    private static String replies(boolean last, String... replies) {
        return "{\"message\":\"%s\",\"final\":%s,\"replies\":[%s]}".formatted(ID, last, String.join(",", replies));
    }
}
