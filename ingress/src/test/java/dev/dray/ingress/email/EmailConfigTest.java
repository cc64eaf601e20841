package dev.dray.ingress.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dray.ingress.ChannelsConfig;
import dev.dray.ingress.email.EmailConfig.Tls;
import dev.dray.runtime.config.ConfigException;
import dev.dray.runtime.config.ConfigFile;
import dev.dray.runtime.value.DataSize;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailConfigTest {
    private static final String IMAP = "imap: {host: imap.example.org, user: dray, password: \"${env:A}\"}";

    record Root(ChannelsConfig channels) {}

    @Test
    void whereOnlyWhatHasNoDefaultIsGivenTheRestHasOne() {
        EmailConfig account = parse("{name: office, address: Dray@Example.org, " + IMAP + "}");

        assertThat(account.address()).isEqualTo("dray@example.org");
        assertThat(account.imap().port()).isEqualTo(993);
        assertThat(account.imap().tls()).isEqualTo(Tls.ON);
        assertThat(account.imap().folders()).containsExactly("INBOX");
        assertThat(account.imap().poll()).isEqualTo(Duration.ofMinutes(1));
        assertThat(account.smtp()).isEmpty();
        assertThat(account.trust()).isEmpty();
        assertThat(account.largest()).isEqualTo(DataSize.parse("25 MiB"));
        assertThat(account.history()).isZero();
    }

    @Test
    void everySettingCanBeGiven() {
        EmailConfig account = parse("""
                {name: office, address: dray@example.org, trust: [MX.example.org], largest: 5 MiB, history: 7d,
                 imap: {host: localhost, port: 143, user: dray, password: "${env:A}", tls: off, folders: [INBOX, Work], poll: 30s},
                 smtp: {host: smtp.example.org, port: 587, user: dray, password: "${env:A}", tls: start}}""");

        assertThat(account.imap().tls()).isEqualTo(Tls.OFF);
        assertThat(account.imap().folders()).containsExactly("INBOX", "Work");
        assertThat(account.smtp().orElseThrow().tls()).isEqualTo(Tls.START);
        assertThat(account.smtp().orElseThrow().port()).isEqualTo(587);
        assertThat(account.trust()).containsExactly("mx.example.org");
        assertThat(account.history()).isEqualTo(Duration.ofDays(7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {name: Office, address: a@example.org, imap: {host: h, user: u, password: "${env:A}"}} | name: "Office" is not made of
                    {name: a, address: nobody, imap: {host: h, user: u, password: "${env:A}"}} | address: "nobody" is no mail address
                    {name: a, address: a@example.org} | imap
                    {name: a, address: a@example.org, imap: {host: mail.example.org, user: u, password: "${env:A}", tls: off}} | tls: off would send the password readable
                    {name: a, address: a@example.org, imap: {host: h, user: u, password: "${env:A}", port: 0}} | port: 0 is not between
                    {name: a, address: a@example.org, imap: {host: h, user: u, password: "${env:A}", poll: 1h}} | poll: 3600 s is not between
                    {name: a, address: a@example.org, imap: {host: h, user: u, password: secret}} | referred to
                    {name: a, address: a@example.org, largest: 1 GiB, imap: {host: h, user: u, password: "${env:A}"}} | largest: 1 GiB is not between
                    {name: a, address: a@example.org, imap: {host: h, user: u, password: "${env:A}"}, smtp: {host: h, user: u}} | user: and password go together
                    """)
    void whatCannotWorkIsRefused(String account, String why) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> parse(account))
                .withMessageContaining(why);
    }

    @Test
    void twoAccountsOfOneNameAreRefused() {
        String account = "{name: a, address: a@example.org, " + IMAP + "}";

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> parse(account + ", " + account))
                .withMessageContaining("\"a\" is taken by another entry");
    }

    private static EmailConfig parse(String accounts) {
        return ConfigFile.parse("dray.yaml", "channels: {email: [" + accounts + "]}", Root.class, _ -> "secret")
                .channels()
                .email()
                .getFirst();
    }
}
