package org.symbolon.reset;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.ReturnTo;

/** What somebody who forgot a password asks for. Each {@code with…} gives a changed copy. */
public final class ResetRequest {
    private final EmailAddress address;
    private final Locale locale;
    private final ReturnTo returnTo;
    private final @Nullable String pass;

    private ResetRequest(EmailAddress address, Locale locale, ReturnTo returnTo, @Nullable String pass) {
        this.address = Objects.requireNonNull(address, "address");
        this.locale = Objects.requireNonNull(locale, "locale");
        this.returnTo = Objects.requireNonNull(returnTo, "returnTo");
        this.pass = pass;
    }

    /** A request in English that leads back to the site's front page. */
    public static ResetRequest of(EmailAddress address) {
        return new ResetRequest(address, Locale.ENGLISH, ReturnTo.HOME, null);
    }

    /** For the mail to an address without an account; an owner is written to as the account says. */
    public ResetRequest withLocale(Locale value) {
        return new ResetRequest(address, value, returnTo, pass);
    }

    /** Where the person was, to go back to in the end. */
    public ResetRequest withReturnTo(ReturnTo value) {
        return new ResetRequest(address, locale, value, pass);
    }

    /** With the pass that a mail offered to whoever is asked to wait; a wrong one changes nothing. */
    public ResetRequest withPass(String value) {
        return new ResetRequest(address, locale, returnTo, Objects.requireNonNull(value, "pass"));
    }

    public EmailAddress address() {
        return address;
    }

    public Locale locale() {
        return locale;
    }

    public ReturnTo returnTo() {
        return returnTo;
    }

    /** As it was typed. */
    public Optional<String> pass() {
        return Optional.ofNullable(pass);
    }

    @Override
    public String toString() {
        return "ResetRequest[" + address + "]";
    }
}
