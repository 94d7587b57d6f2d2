package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.store.MailId;
import org.symbolon.store.MailKind;

class MailTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"\r", "\n", "\r\nBcc: eve@evil.example", "\0", "\t", "\u0085", "\u2028", "\u2029", "\uD800"})
    void isRefusedWhereALineWouldEndInSubjectSiteOrHeader(String hostile) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mail("id", "Example" + hostile, "Subject", "text"))
                .withMessageContaining("site")
                .withMessageNotContaining("Example");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mail("id", "Example", "Code 7KQ2-M9XD" + hostile, "text"))
                .withMessageContaining("subject")
                .withMessageNotContaining("7KQ2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mail("id", "Example", "Subject", "text")
                        .withHeader(Mail.Header.AUTO_SUBMITTED, "auto" + hostile));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\0b", "a\u2028b", "a\u0085b", "a\u001Bb"})
    void isRefusedWhereItsBodyHasControlCharactersOtherThanLineEnds(String body) {
        assertThatIllegalArgumentException().isThrownBy(() -> mail("id", "Example", "Subject", body));
    }

    @Test
    void tellsOnlyIdAndKindWhenPrinted() {
        var mail = Samples.mail(MailKind.REGISTRATION_CODE);

        assertThat(mail).hasToString("Mail[id=0123456789abcdef0123456789abcdef, kind=REGISTRATION_CODE]");
    }

    @Test
    void saysThatAMachineWroteIt() {
        assertThat(Samples.mail(MailKind.PASSWORD_CHANGED).headers())
                .containsExactly(java.util.Map.entry(Mail.Header.AUTO_SUBMITTED, "auto-generated"));
    }

    @Test
    void staysTheSameMailInOtherWords() {
        var mail = Samples.mail(MailKind.RESET_CODE).withHeader(Mail.Header.AUTO_SUBMITTED, "auto-replied");
        var other = mail.withWords("Betreff", "Text", "<p>Text</p>", Locale.GERMAN);

        assertThat(List.of(other.subject(), other.text(), other.html(), other.locale()))
                .isEqualTo(List.of("Betreff", "Text", "<p>Text</p>", Locale.GERMAN));
        assertThat(List.of(other.id(), other.kind(), other.site(), other.to(), other.createdAt(), other.headers()))
                .isEqualTo(List.of(mail.id(), mail.kind(), mail.site(), mail.to(), mail.createdAt(), mail.headers()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mail.withWords("Betreff\r\nBcc: eve@evil.example", "", "", Locale.GERMAN));
    }

    private static Mail mail(String id, String site, String subject, String text) {
        return new Mail(
                new MailId(id),
                MailKind.PASSWORD_CHANGED,
                site,
                Samples.address("ada@example.org"),
                subject,
                text,
                "<p>html</p>",
                Locale.ENGLISH,
                Samples.NOON);
    }
}
