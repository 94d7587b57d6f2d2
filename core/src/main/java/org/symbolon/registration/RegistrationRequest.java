package org.symbolon.registration;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.account.ReturnTo;

/** What somebody who registers asks for. Each {@code with…} gives a changed copy. */
public final class RegistrationRequest {
    /** The most bytes (UTF-8) that all keys and values of a profile may have together. */
    public static final int LARGEST_PROFILE = 2048;

    private final EmailAddress address;
    private final Password password;
    private final Locale locale;
    private final ReturnTo returnTo;
    private final Map<String, String> profile;
    private final @Nullable String pass;

    private RegistrationRequest(
            EmailAddress address,
            Password password,
            Locale locale,
            ReturnTo returnTo,
            Map<String, String> profile,
            @Nullable String pass) {
        this.address = Objects.requireNonNull(address, "address");
        this.password = Objects.requireNonNull(password, "password");
        this.locale = Objects.requireNonNull(locale, "locale");
        this.returnTo = Objects.requireNonNull(returnTo, "returnTo");
        this.profile = profile;
        this.pass = pass;
    }

    /** A request in English that leads back to the site's front page and carries no profile. */
    public static RegistrationRequest of(EmailAddress address, Password password) {
        return new RegistrationRequest(address, password, Locale.ENGLISH, ReturnTo.HOME, Map.of(), null);
    }

    /** In which language the person reads mail: English where there are no texts in it. */
    public RegistrationRequest withLocale(Locale value) {
        return new RegistrationRequest(address, password, value, returnTo, profile, pass);
    }

    /** Where the person was, to go back to in the end. */
    public RegistrationRequest withReturnTo(ReturnTo value) {
        return new RegistrationRequest(address, password, locale, value, profile, pass);
    }

    /**
     * Something for the host's own row: kept until the address is proven, handed on by a store that lets the host write
     * its row in the same transaction, and then gone. The account never holds it.
     *
     * @throws IllegalArgumentException where it is larger than {@link #LARGEST_PROFILE}, or has NUL characters or lone
     *     surrogates
     */
    public RegistrationRequest withProfile(Map<String, String> value) {
        var copy = Map.copyOf(Objects.requireNonNull(value, "profile"));
        int bytes = copy.entrySet().stream()
                .mapToInt(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
                .sum();
        if (bytes > LARGEST_PROFILE) {
            throw new IllegalArgumentException(
                    "A profile has at most " + LARGEST_PROFILE + " bytes, and this one has " + bytes);
        }
        copy.keySet().forEach(RegistrationRequest::requireStorable);
        copy.values().forEach(RegistrationRequest::requireStorable);
        return new RegistrationRequest(address, password, locale, returnTo, copy, pass);
    }

    /** With the pass that a mail offered to whoever is asked to wait; a wrong one changes nothing. */
    public RegistrationRequest withPass(String value) {
        return new RegistrationRequest(
                address, password, locale, returnTo, profile, Objects.requireNonNull(value, "pass"));
    }

    /** Not every database keeps NUL, and none half of a character. What it was is not repeated: it is a person's. */
    private static void requireStorable(String text) {
        if (text.codePoints().anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE)) {
            throw new IllegalArgumentException("A profile has neither NUL characters nor lone surrogates");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    public EmailAddress address() {
        return address;
    }

    public Password password() {
        return password;
    }

    public Locale locale() {
        return locale;
    }

    public ReturnTo returnTo() {
        return returnTo;
    }

    public Map<String, String> profile() {
        return profile;
    }

    /** As it was typed. */
    public Optional<String> pass() {
        return Optional.ofNullable(pass);
    }

    @Override
    public String toString() {
        return "RegistrationRequest[" + address + "]";
    }
}
