package org.symbolon.reset;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.ReturnTo;

/**
 * What somebody who forgot a password asks for. Each {@code with…} gives a changed copy.
 *
 * @param locale for the mail to an address without an account; an owner is written to as the account says
 * @param returnTo where the person was, to go back to in the end
 * @param pass as it was typed, null where none was
 */
public record ResetRequest(
        EmailAddress address,
        Locale locale,
        ReturnTo returnTo,
        @Nullable String pass) {
    public ResetRequest {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(locale, "locale");
        Objects.requireNonNull(returnTo, "returnTo");
    }

    /** A request in English that leads back to the site's front page. */
    public static ResetRequest of(EmailAddress address) {
        return new ResetRequest(address, Locale.ENGLISH, ReturnTo.HOME, null);
    }

    public ResetRequest withLocale(Locale value) {
        return new ResetRequest(address, value, returnTo, pass);
    }

    /** With the pass that a mail offered to whoever is asked to wait; a wrong one changes nothing. */
    public ResetRequest withPass(String value) {
        return new ResetRequest(address, locale, returnTo, Objects.requireNonNull(value, "pass"));
    }

    /** Tells no pass. */
    @Override
    public String toString() {
        return "ResetRequest[" + address + "]";
    }

    public ResetRequest withReturnTo(ReturnTo value) {
        return new ResetRequest(address, locale, value, pass);
    }
}
