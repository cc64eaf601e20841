package dev.dray.ingress.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who counts as the sender of a mail whose From line says ann@example.org. */
class MailSenderTest {
    private static final String PROVEN = "email:ann@example.org";
    private static final String UNPROVEN = "email:unverified:ann@example.org";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.example.org; dmarc=pass header.from=example.org",
                "MX.example.org 1; spf=fail smtp.mailfrom=x.example; DMARC=PASS (p=reject dis=none) header.from=Example.org",
                "mx.example.org;\r\n dkim=pass (2048-bit key; \"quoted; semicolon\") header.d=example.org header.i=@example.org",
                "mx.example.org; dmarc=none; dkim=pass header.i=@example.org",
                "mx.example.org; dkim=fail header.d=example.org; spf=pass smtp.mailfrom=bounce@example.org",
                "mx.example.org; spf=pass (sender permitted) smtp.mailfrom=example.org"
            })
    void isProvenWhereATrustedServerVouchesForTheDomain(String results) {
        assertThat(id("Ann <Ann@Example.org>", results)).isEqualTo(PROVEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.elsewhere.net; dmarc=pass header.from=example.org",
                "mx.example.org.evil.net; dmarc=pass header.from=example.org",
                "evil.net (mx.example.org; dmarc=pass header.from=example.org); none",
                "mx.example.org; none",
                "mx.example.org; dmarc=fail header.from=example.org; dkim=pass header.d=example.org",
                "mx.example.org; dmarc=pass header.from=evil.net",
                "mx.example.org; dmarc=fail (dmarc=pass header.from=example.org)",
                "mx.example.org; dkim=pass header.d=evil.net",
                "mx.example.org; dkim=pass header.d=org",
                "mx.example.org; dkim=pass header.d=sub.example.org",
                "mx.example.org; dkim=fail header.d=example.org reason=\"dkim=pass header.d=example.org\"",
                "mx.example.org; spf=pass smtp.mailfrom=ann@evil.net smtp.helo=example.org",
                "mx.example.org; spf=softfail smtp.mailfrom=ann@example.org",
                "mx.example.org; arc=pass header.from=example.org",
                "mx.example.org",
                "; dmarc=pass",
                ""
            })
    void isNotProvenByAnythingElse(String results) {
        assertThat(id("Ann <ann@example.org>", results)).isEqualTo(UNPROVEN);
    }

    @Test
    void isNotProvenByAFromLineAlone() {
        assertThat(id("Ann <ann@example.org>")).isEqualTo(UNPROVEN);
    }

    @Test
    void onlyTheTopmostWordOfATrustedServerCountsAsASenderCanWriteOthersBelow() {
        assertThat(id(
                        "ann@example.org",
                        "other.example; dmarc=pass header.from=example.org",
                        "mx.example.org; dmarc=fail header.from=example.org",
                        "mx.example.org; dmarc=pass header.from=example.org"))
                .isEqualTo(UNPROVEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.org, bob@example.org",
                "friends: ann@example.org;",
                "ann@example.org <bob@evil.net",
                "\"ann@example.org\"",
                "<ann@example.org> <bob@evil.net>",
                "@example.org:ann@example.org"
            })
    void aFromLineThatIsNotOneAddressProvesNothing(String from) {
        assertThat(id(from, "mx.example.org; dmarc=pass header.from=example.org"))
                .startsWith("email:unverified:");
    }

    @Test
    void twoFromLinesProveNothing() {
        MailSender sender = MailSender.of(
                List.of("ann@example.org", "bob@evil.net"),
                List.of("mx.example.org; dmarc=pass header.from=example.org"),
                List.of("mx.example.org"));

        assertThat(sender.id()).isEqualTo(UNPROVEN);
    }

    @Test
    void aNameThatLooksLikeAnAddressIsNotShown() {
        MailSender sender =
                MailSender.of(List.of("\"ann@example.org\" <bob@evil.net>"), List.of(), List.of("mx.example.org"));

        assertThat(sender.id()).isEqualTo("email:unverified:bob@evil.net");
        assertThat(sender.shown()).isEmpty();
    }

    private static String id(String from, String... results) {
        return MailSender.of(List.of(from), List.of(results), List.of("mx.example.org"))
                .id();
    }
}
