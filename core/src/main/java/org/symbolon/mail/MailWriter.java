package org.symbolon.mail;

import java.time.Clock;
import org.symbolon.account.Site;
import org.symbolon.code.Codes;
import org.symbolon.store.OutboxMail;

/** Writes a mail just before it is sent: only then is its code derived, and only here is it ever in the clear. */
final class MailWriter {
    private final MailTexts texts;
    private final Codes codes;
    private final Site site;
    private final Clock clock;

    MailWriter(MailTexts texts, Codes codes, Site site, Clock clock) {
        this.texts = texts;
        this.codes = codes;
        this.site = site;
        this.clock = clock;
    }

    Mail write(OutboxMail mail) {
        var about = mail.about();
        if (about == null) {
            return texts.render(mail, null, null, clock.instant(), site);
        }
        var label = codes.label(mail.keyName(), about.flow());
        var code = mail.kind().carriesCode()
                ? codes.print(mail.keyName(), about.flow(), about.purpose(), about.sequence())
                : null;
        return texts.render(mail, code, label, clock.instant(), site);
    }
}
