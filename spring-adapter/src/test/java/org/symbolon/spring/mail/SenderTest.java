package org.symbolon.spring.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.symbolon.account.Site;

class SenderTest {
    private static final Site SITE = Site.of("Example Video", "https://video.example");

    @ParameterizedTest
    @CsvSource({
        "https://video.example/portal, no-reply@video.example",
        "https://video.example:8443, no-reply@video.example",
        "http://localhost:8080, no-reply@localhost",
        "http://intranet, no-reply@intranet",
        "http://192.168.1.5, no-reply@localhost",
        "http://[::1]:8080, no-reply@localhost"
    })
    void siteThatNamesNoSenderSendsFromItsHost(String url, String mailbox) {
        assertThat(Sender.of(Site.of("Example Video", url))).isEqualTo(new Sender("Example Video", mailbox));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello@mail.example | Example Video | hello@mail.example",
                "<hello@mail.example> | Example Video | hello@mail.example",
                "Accounts <hello@mail.example> | Accounts | hello@mail.example",
                "\"Accounts, Ltd\" <hello@mail.example> | Accounts, Ltd | hello@mail.example",
                "hello@exämple.example | Example Video | hello@xn--exmple-cua.example",
                "dev@localhost | Example Video | dev@localhost"
            })
    void senderIsReadAsItWasWritten(String from, String name, String mailbox) {
        assertThat(Sender.parse(from, SITE)).isEqualTo(new Sender(name, mailbox));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a b@mail.example",
                "one@mail.example, two@mail.example",
                "Accounts <hello@mail.example",
                "Accounts <>",
                "Accounts\r\nBcc: eve@evil.example <hello@mail.example>",
                "Accounts\u2028 <hello@mail.example>",
                "hello@mail.example\r\nBcc: eve@evil.example",
                "hello@local\nhost"
            })
    void anythingElseStopsTheStartAndSaysWhatToWrite(String from) {
        assertThatExceptionOfType(FailureAnalyzedException.class)
                .isThrownBy(() -> Sender.parse(from, SITE))
                .satisfies(refused ->
                        assertThat(refused.analysis().getDescription()).contains("symbolon.mail.from"))
                .satisfies(refused -> assertThat(refused.analysis().getAction()).contains("no-reply@site.example"));
    }

    @Test
    void domainIsWhatFollowsTheAt() {
        assertThat(Sender.parse("a@mail.example", SITE).domain()).isEqualTo("mail.example");
    }
}
