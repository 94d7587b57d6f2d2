package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.symbolon.mail.Samples.CODE;
import static org.symbolon.mail.Samples.LABEL;
import static org.symbolon.mail.Samples.NOON;
import static org.symbolon.mail.Samples.PASS;
import static org.symbolon.mail.Samples.SITE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.symbolon.store.MailId;
import org.symbolon.store.MailKind;

class MailTemplateTest {
    private static MailContent seen(MailKind kind, @Nullable String pass) {
        var seen = new ArrayList<MailContent>();
        var texts = MailTexts.DEFAULT.withTemplate((content, mail) -> {
            seen.add(content);
            return mail;
        });
        texts.write(Samples.content(Samples.outboxMail(kind), SITE, NOON.plus(Duration.ofMinutes(10)), pass));
        return seen.get(0);
    }

    @Test
    void isToldAllThatACodeMailHasToTell() {
        var content = seen(MailKind.RESET_CODE, PASS);

        assertThat(content.kind()).isEqualTo(MailKind.RESET_CODE);
        assertThat(content.site()).isSameAs(SITE);
        assertThat(content.to().text()).isEqualTo("Ada.Lovelace@example.org");
        assertThat(content.reader()).isEqualTo(Locale.ENGLISH);
        assertThat(content.code()).contains(CODE);
        assertThat(content.label()).contains(LABEL);
        assertThat(content.pass()).contains(PASS);
        assertThat(content.passEndsAt()).hasValue(java.time.Instant.parse("2026-11-24T00:00:00Z"));
        assertThat(content.minutesLeft()).isEqualTo(20);
        assertThat(content.createdAt()).isEqualTo(NOON);
        assertThat(content.expiresAt()).isEqualTo(NOON.plus(Duration.ofMinutes(30)));
    }

    @Test
    void isToldNoCodeLabelOrPassWhereThereIsNone() {
        var content = seen(MailKind.NEW_DEVICE, null);

        assertThat(content.code()).isEmpty();
        assertThat(content.label()).isEmpty();
        assertThat(content.pass()).isEmpty();
        assertThat(content.passEndsAt()).isEmpty();
    }

    @Test
    void contentTellsOnlyIdAndKindWhenPrinted() {
        assertThat(seen(MailKind.RESET_CODE, PASS))
                .hasToString("MailContent[id=0123456789abcdef0123456789abcdef, kind=RESET_CODE]");
    }

    @Test
    void writesTheKindsItWantsAndLeavesTheOthersAsTheTextsSayThem() {
        var texts = MailTexts.DEFAULT.withTemplate((content, mail) -> content.kind() == MailKind.RESET_CODE
                ? mail.withWords(
                        "Neu " + content.label().orElse(""), content.code().orElse(""), "<p>", Locale.GERMAN)
                : mail);

        var reset = Samples.mail(texts, MailKind.RESET_CODE, Locale.FRENCH);
        assertThat(reset.subject()).isEqualTo("Neu K7");
        assertThat(reset.text()).isEqualTo(CODE);
        assertThat(reset.html()).isEqualTo("<p>");
        assertThat(reset.locale()).isEqualTo(Locale.GERMAN);
        assertThat(Samples.mail(texts, MailKind.NO_ACCOUNT, Locale.FRENCH).text())
                .isEqualTo(Samples.mail(MailTexts.DEFAULT, MailKind.NO_ACCOUNT, Locale.FRENCH)
                        .text());
    }

    @Test
    void staysWhateverTextsAreReplacedAfterwards() {
        var texts = MailTexts.DEFAULT
                .withTemplate((content, mail) -> mail.withWords("Mine", mail.text(), mail.html(), mail.locale()))
                .with(Locale.ENGLISH, Map.of("no-reply", "Nobody reads replies."));

        var mail = Samples.mail(texts, MailKind.NEW_DEVICE, Locale.ENGLISH);
        assertThat(mail.subject()).isEqualTo("Mine");
        assertThat(mail.text()).endsWith("Nobody reads replies.\n");
    }

    @Test
    void cannotChangeWhoGetsTheMail() {
        var texts = MailTexts.DEFAULT.withTemplate((content, mail) -> new Mail(
                new MailId("other"),
                MailKind.NO_ACCOUNT,
                "Other",
                Samples.address("eve@evil.example"),
                "Subject",
                "Text",
                "<p>",
                Locale.ENGLISH,
                NOON.plusSeconds(1)));

        var mail = Samples.mail(texts, MailKind.RESET_CODE, Locale.ENGLISH);
        assertThat(mail.to().text()).isEqualTo("Ada.Lovelace@example.org");
        assertThat(mail.id()).isEqualTo(Samples.outboxMail(MailKind.RESET_CODE).id());
        assertThat(mail.kind()).isEqualTo(MailKind.RESET_CODE);
        assertThat(mail.site()).isEqualTo("Example Video");
        assertThat(mail.createdAt()).isEqualTo(NOON);
        assertThat(mail.subject()).isEqualTo("Subject");
    }

    @Test
    @SuppressWarnings("NullAway")
    void neitherItNorItsMailIsNull() {
        assertThatNullPointerException().isThrownBy(() -> MailTexts.DEFAULT.withTemplate(null));
        var texts = MailTexts.DEFAULT.withTemplate((content, mail) -> null);
        assertThatNullPointerException().isThrownBy(() -> Samples.mail(texts, MailKind.RESET_CODE, Locale.ENGLISH));
    }

    @Test
    void cannotEndAHeaderLine() {
        var texts = MailTexts.DEFAULT.withTemplate(
                (content, mail) -> mail.withWords("a\r\nBcc: b", mail.text(), mail.html(), mail.locale()));

        assertThatIllegalArgumentException().isThrownBy(() -> Samples.mail(texts, MailKind.RESET_CODE, Locale.ENGLISH));
    }
}
