package org.symbolon.store;

import java.util.Locale;
import org.symbolon.account.EmailAddress;

/**
 * To whom mail goes, and in which language.
 *
 * @param locale without anything that its language tag (BCP 47) does not carry; English where that is longer than any
 */
public record Recipient(EmailAddress address, Locale locale) {
    private static final int LONGEST_TAG = 35;

    public Recipient {
        var tag = locale.toLanguageTag();
        locale = tag.length() <= LONGEST_TAG ? Locale.forLanguageTag(tag) : Locale.ENGLISH;
    }
}
