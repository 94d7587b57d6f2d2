package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.mail.Samples.CODES;
import static org.symbolon.mail.Samples.KEYS;
import static org.symbolon.mail.Samples.NOON;
import static org.symbolon.mail.Samples.SITE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.symbolon.code.Passes;
import org.symbolon.store.MailKind;
import org.symbolon.testkit.ManualClock;

class MailWriterTest {
    private final ManualClock clock = ManualClock.at(NOON);
    private final Passes passes = new Passes(KEYS);
    private final MailWriter writer = new MailWriter(MailTexts.DEFAULT, CODES, passes, SITE, clock);

    private String pass() {
        return passes.print("k1", Samples.address("ada.lovelace@example.org"), clock.instant());
    }

    @ParameterizedTest
    @EnumSource(names = {"REGISTRATION_CODE", "ALREADY_REGISTERED", "RESET_CODE", "NO_ACCOUNT"})
    void lastMailOfABudgetCarriesThePassOfItsAddressInEitherBody(MailKind kind) {
        var last = writer.write(Samples.outboxMail(kind).lastOfItsBudget());
        var other = writer.write(Samples.outboxMail(kind));

        assertThat(last.text().lines()).contains(pass());
        assertThat(last.html()).contains(">" + pass() + "<");
        assertThat(other.text() + other.html()).doesNotContain(pass());
    }

    @Test
    void passIsOfTheDayOnWhichTheMailIsSent() {
        var mail = Samples.outboxMail(MailKind.NO_ACCOUNT).lastOfItsBudget();
        var first = pass();
        clock.advance(Duration.ofHours(12));

        assertThat(writer.write(mail).text())
                .contains(pass())
                .contains("until 24 November 2026 at 23:59 UTC")
                .doesNotContain(first);
    }

    @ParameterizedTest
    @EnumSource(names = {"PASSWORD_CHANGED", "NEW_DEVICE"})
    void noticeNeverCarriesAPass(MailKind kind) {
        assertThat(writer.write(Samples.outboxMail(kind).lastOfItsBudget()).text())
                .doesNotContain(pass())
                .doesNotContain("pass there instead");
    }
}
