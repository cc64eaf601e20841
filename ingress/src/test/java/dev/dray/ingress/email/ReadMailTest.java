package dev.dray.ingress.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dray.ingress.email.EmailConfig.Imap;
import dev.dray.ingress.email.EmailConfig.Tls;
import dev.dray.ingress.email.MailContent.MailFile;
import dev.dray.runtime.value.DataSize;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadMailTest {

    @Test
    void ofWaysToSayTheSameThePlainOneCounts() throws Exception {
        ReadMail mail = read("""
                Subject: both
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/html

                <p>rich</p>
                --b
                Content-Type: text/plain

                plain
                --b--
                """);

        assertThat(mail.text()).isEqualTo("plain");
        assertThat(mail.content().files()).isEmpty();
    }

    @Test
    void htmlBecomesReadableText() throws Exception {
        ReadMail mail = read("""
                Content-Type: text/html; charset=utf-8

                <style>p {color: red}</style><p>Dear   Dray,</p><div style="display:none">buy now</div>
                <ul><li>one</li><li>two</li></ul><p>see <a href="https://example.org/a">the page</a></p>
                <blockquote>what you said</blockquote>
                """);

        assertThat(mail.text()).isEqualTo("""
                Dear Dray,

                - one
                - two

                see the page (https://example.org/a)""");
    }

    @Test
    void flowedLinesAreJoined() throws Exception {
        ReadMail mail = read("Content-Type: text/plain; format=flowed\n\none line \nof words\nanother\n");

        assertThat(mail.text()).isEqualTo("one line of words\nanother");
    }

    @Test
    void quotedHistoryAndSignatureAreCut() throws Exception {
        ReadMail mail = read("""
                Subject: Re: plan

                /deploy shop

                --
                Ann

                On Fri, 20 Nov 2026 at 09:30, Dray <dray@example.org>
                wrote:
                > Shall I?
                """);

        assertThat(mail.text()).isEqualTo("/deploy shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Am 20.11.2026 um 09:30 schrieb Dray <dray@example.org>:\n\nShall I?",
                "Le ven. 20 nov. 2026 à 09:30, Dray <dray@example.org> a écrit :\n> Shall I?",
                "El vie, 20 nov 2026 a las 9:30, Dray (<dray@example.org>) escribió:\n> Shall I?",
                "-----Original Message-----\nFrom: Dray\nShall I?",
                "From: Dray <dray@example.org>\nSent: Friday, November 20, 2026 9:30 AM\nTo: Ann\nSubject: plan\n\nShall I?",
                "Von: Dray <dray@example.org>\nGesendet: Freitag, 20. November 2026 09:30\nAn: Ann\nBetreff: plan\n\nSoll ich?",
                "Sent from my iPhone",
                "> Shall I?"
            })
    void whatOthersWroteBeforeIsCut(String history) throws Exception {
        assertThat(read("Subject: Re: plan\n\nYes, please.\n\n" + history + "\n")
                        .text())
                .isEqualTo("Yes, please.");
    }

    @Test
    void whatIsWrittenBelowAQuoteStays() throws Exception {
        ReadMail mail = read("\nOn Fri, 20 Nov 2026 at 09:30 Dray wrote:\n> Shall I?\n\nYes.\n> And then?\n\nNo.\n");

        assertThat(mail.text()).isEqualTo("Yes.\n\nNo.");
    }

    @Test
    void aSentenceThatSaysSomebodyWroteIsNotTakenForAQuote() throws Exception {
        ReadMail mail = read("\nThe customer wrote two things:\nthat it is late, and that it is blue.\n");

        assertThat(mail.text()).isEqualTo("The customer wrote two things:\nthat it is late, and that it is blue.");
    }

    @Test
    void whatIsForwardedStays() throws Exception {
        ReadMail mail = read("""
                Subject: Fwd: offer

                Is that good?

                ---------- Forwarded message ---------
                From: Bob <bob@example.net>
                Date: Fri, 20 Nov 2026
                Subject: offer

                Ten crates for 20.
                """);

        assertThat(mail.text()).startsWith("Is that good?").endsWith("Ten crates for 20.");
    }

    @Test
    void whereThereIsNoTextTheSubjectCounts() throws Exception {
        assertThat(read("Subject: /jobs\n\n-- \nAnn\n").text()).isEqualTo("/jobs");
    }

    @Test
    void anAttachedMailIsAFileAndNoCommand() throws Exception {
        ReadMail mail = read("""
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: message/rfc822

                Subject: an order

                /deploy
                --b--
                """);

        assertThat(mail.text()).isEmpty();
        assertThat(mail.content().files()).extracting(MailFile::name).containsExactly("an order.eml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-1", "windows-1252", "utf-8", "utf-16", "utf-16le", "ibm850", "macintosh"})
    void anyCharsetIsRead(String charset) throws Exception {
        Charset java = Charset.forName(charset.equals("macintosh") ? "x-MacRoman" : charset);
        byte[] head =
                "Content-Type: text/plain; charset=%s\n\n".formatted(charset).getBytes(StandardCharsets.US_ASCII);
        byte[] body = "Grüße, señor".getBytes(java);
        byte[] mail = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, mail, head.length, body.length);

        assertThat(ReadMail.of(mail, account()).text()).isEqualTo("Grüße, señor");
    }

    @Test
    void aCharsetNobodyKnowsIsReadAsWellAsCanBe() throws Exception {
        assertThat(read("Content-Type: text/plain; charset=klingon-7\n\nGrüße\n")
                        .text())
                .isEqualTo("Grüße");
        assertThat(read("Content-Type: text/plain; charset=utf-7\n\nGr+APwA3w-e 1 +- 1\n")
                        .text())
                .isEqualTo("Grüße 1 + 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?utf-8?B?R3LDvMOfZQ==?=",
                "=?utf-8?Q?Gr=C3=BC=C3=9Fe?=",
                "=?iso-8859-1?q?Gr=FC=DFe?=",
                "=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?=",
                "=?utf-8*de?Q?Gr=C3=BC?=\n =?utf-8?Q?=C3=9Fe?=",
                "Grüße"
            })
    void encodedHeadersAreRead(String subject) throws Exception {
        assertThat(read("Subject: " + subject + "\n\n\n").head().subject()).isEqualTo("Grüße");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attachment; filename=\"plan.pdf\"",
                "attachment; filename=plan.pdf",
                "attachment; filename=\"../../etc/plan.pdf\"",
                "attachment; filename=\"C:\\\\Users\\\\plan.pdf\"",
                "attachment; filename*=utf-8'en'%70lan.pdf",
                "attachment; filename*0=pl; filename*1=an.pdf",
                "attachment; filename*0*=utf-8''%70l; filename*1=an.pdf",
                "attachment; filename=\"=?utf-8?B?cGxhbi5wZGY=?=\"",
                "attachment filename=\"plan.pdf\"",
                "; filename=\"plan.pdf\""
            })
    void fileNamesAreReadAndMadeHarmless(String disposition) throws Exception {
        ReadMail mail = read("Content-Type: application/pdf\nContent-Disposition: %s\n\nx\n".formatted(disposition));

        assertThat(mail.content().files()).extracting(MailFile::name).containsExactly("plan.pdf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "no header at all",
                "Content-Type: multipart/mixed\n\nwords",
                "Content-Type: multipart/mixed; boundary=b\n\nwords",
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nwords",
                "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nd29yZHM",
                "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!!",
                "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nwo=72ds=",
                "Content-Type: text/plain\nContent-Transfer-Encoding: x-magic\n\nwords",
                "Content-Type: ;;;\nDate: never\nFrom: @@\nMessage-ID: none\n\nwords",
                "Content-Type: text/html\n\n<p>words<div><<<"
            })
    void howeverMalformedItIsRead(String mail) throws Exception {
        ReadMail read = read(mail);

        assertThat(read.text()).matches(text -> !mail.contains("words") || text.contains("words"));
        assertThat(read.sender().proven()).isFalse();
    }

    @Test
    void aMailWithMoreFilesThanAnybodySendsIsNone() {
        String file = "--b\nContent-Type: application/pdf\n\nx\n";

        assertThatExceptionOfType(UnreadableMailException.class)
                .isThrownBy(() -> read("Content-Type: multipart/mixed; boundary=b\n\n" + file.repeat(600)))
                .withMessageContaining("500 files");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Precedence: bulk",
                "List-Id: <talk.example.org>",
                "List-Unsubscribe: <mailto:leave@example.org>",
                "X-Auto-Response-Suppress: All",
                "Return-Path: <>",
                "From: MAILER-DAEMON@example.org",
                "From: noreply@example.org",
                "From: Dray <dray@example.org>",
                "Content-Type: multipart/report; boundary=b"
            })
    void whatNoPersonWroteToUsIsAutomatic(String header) throws Exception {
        assertThat(read(header + "\n\nI am away.\n").automatic()).isTrue();
    }

    @Test
    void whatAPersonWroteIsNotAutomatic() throws Exception {
        assertThat(read("From: ann@example.org\nAuto-Submitted: no\nPrecedence: normal\n\nhello\n")
                        .automatic())
                .isFalse();
    }

    private static ReadMail read(String mail) throws UnreadableMailException {
        return ReadMail.of(mail.getBytes(StandardCharsets.UTF_8), account());
    }

    private static EmailConfig account() {
        return new EmailConfig(
                "office",
                TestingMail.ADDRESS,
                new Imap(
                        "mail.example.org",
                        993,
                        "dray",
                        TestingMail.secret("x"),
                        Tls.ON,
                        List.of(),
                        Duration.ofMinutes(1)),
                Optional.empty(),
                List.of(TestingMail.TRUSTED),
                DataSize.parse("1 MiB"),
                Duration.ZERO);
    }
}
