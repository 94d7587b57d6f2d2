package org.symbolon.manage;

import java.util.Locale;
import java.util.Objects;
import org.symbolon.account.AccountId;
import org.symbolon.account.EmailAddress;

/**
 * Somebody who wants the newsletter and proved the address.
 *
 * @param locale in which the owner reads mail
 */
public record Subscriber(AccountId account, EmailAddress address, Locale locale) {
    public Subscriber {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(locale, "locale");
    }
}
