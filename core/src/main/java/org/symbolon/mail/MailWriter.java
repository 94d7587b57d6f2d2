package org.symbolon.mail;

import java.time.Clock;
import java.time.Instant;
import org.symbolon.account.Site;
import org.symbolon.code.Codes;
import org.symbolon.code.Passes;
import org.symbolon.store.OutboxMail;

/** Writes a mail just before it is sent: only then is its code derived, and only here is it ever in the clear. */
final class MailWriter {
    private final MailTexts texts;
    private final Codes codes;
    private final Passes passes;
    private final Site site;
    private final Clock clock;

    MailWriter(MailTexts texts, Codes codes, Passes passes, Site site, Clock clock) {
        this.texts = texts;
        this.codes = codes;
        this.passes = passes;
        this.site = site;
        this.clock = clock;
    }

    Mail write(OutboxMail mail) {
        return texts.write(content(mail, clock.instant()));
    }

    private MailContent content(OutboxMail mail, Instant now) {
        var about = mail.about();
        if (about == null) {
            return new MailContent(mail, site, now, null, null, null);
        }
        var label = codes.label(mail.keyName(), about.flow());
        var code = mail.kind().carriesCode()
                ? codes.print(mail.keyName(), about.flow(), about.purpose(), about.sequence())
                : null;
        var pass = mail.lastOfBudget()
                ? passes.print(mail.keyName(), mail.recipient().address(), now)
                : null;
        return new MailContent(mail, site, now, code, label, pass);
    }
}
