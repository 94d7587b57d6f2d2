package org.symbolon.account;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An address that mail can be sent to. Two are equal when their canonical forms are, which is what makes an account
 * unique.
 *
 * <p>Accepted is {@code local@domain} by RFC 5321: an unquoted ASCII local part of up to 64 octets, a domain with at
 * least two labels, up to 254 octets in all. International domains are read by IDNA; those that IDNA 2003 and 2008 map
 * to different names are refused, so that no mail ever goes to the other one.
 */
public final class EmailAddress {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final String SPECIALS = "()<>[]:;@\\,\"";

    private static final EmailValidator SYNTAX = JMail.strictValidator()
            .disallowIpDomain()
            .disallowQuotedIdentifiers()
            .disallowExplicitSourceRouting()
            .disallowObsoleteWhitespace()
            .requireTopLevelDomain()
            .requireAscii()
            .withRule(email -> email.comments().isEmpty() && !email.hasIdentifier());

    private final String typed;
    private final String mailbox;

    private EmailAddress(String typed, String mailbox) {
        this.typed = typed;
        this.mailbox = mailbox;
    }

    /**
     * Reads an address that came from outside; white space around it is dropped.
     *
     * @return {@link Parsed}, or {@link Refused} with what a person can do about it
     */
    public static Parse parse(@Nullable String text) {
        var typed = text == null ? "" : text.strip();
        if (typed.length() > LONGEST) {
            return new Refused("An address has at most " + LONGEST + " characters.");
        }
        int at = typed.lastIndexOf('@');
        if (at <= 0 || at == typed.length() - 1) {
            return new Refused("An address looks like name@example.org.");
        }
        return parse(typed.substring(0, at), Normalizer.normalize(typed.substring(at + 1), Normalizer.Form.NFC));
    }

    private static Parse parse(String local, String domain) {
        if (!local.chars().allMatch(EmailAddress::isLocalCharacter)) {
            return new Refused("Before the @ only letters A to Z, digits and signs can be used.");
        }
        if (domain.codePoints().anyMatch(EmailAddress::mapsTwoWays)) {
            return new Refused("Write the part after the @ in its ASCII form, which begins with xn--.");
        }
        return ascii(domain)
                .filter(ascii -> fits(local + "@" + ascii))
                .<Parse>map(
                        ascii -> new Parsed(new EmailAddress(local + "@" + shown(domain, ascii), local + "@" + ascii)))
                .orElseGet(() -> new Refused("An address looks like name@example.org."));
    }

    /** A dot or {@code atext} of RFC 5322: nothing that could quote, escape or end what stands beside it. */
    private static boolean isLocalCharacter(int character) {
        return character > ' ' && character < 0x7F && SPECIALS.indexOf(character) < 0;
    }

    /**
     * As typed where that was ASCII; else what it stands for, without characters that IDNA drops unseen. A domain that
     * would be read as another one, or not at all, when it comes back is shown in ASCII.
     */
    private static String shown(String domain, String ascii) {
        if (domain.chars().allMatch(character -> character < 0x80)) {
            return domain;
        }
        var shown = Normalizer.normalize(IDN.toUnicode(ascii), Normalizer.Form.NFC);
        boolean comesBack = shown.codePoints().noneMatch(EmailAddress::mapsTwoWays)
                && ascii(shown).filter(ascii::equals).isPresent();
        return comesBack ? shown : ascii;
    }

    /** The deviation characters of UTS 46, section 4: sharp s (small and capital), final sigma and the two joiners. */
    private static boolean mapsTwoWays(int point) {
        return point == 'ß' || point == 'ẞ' || point == 'ς' || point == 0x200C || point == 0x200D;
    }

    private static Optional<String> ascii(String domain) {
        try {
            var ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return IDN.toUnicode(ascii).codePoints().allMatch(EmailAddress::isDomainCharacter)
                    ? Optional.of(ascii)
                    : Optional.empty();
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    /** A capital that is left had no lower case in IDNA 2003, which kept it; later versions map it. */
    private static boolean isDomainCharacter(int point) {
        boolean letter = Character.isLetterOrDigit(point) && Character.toLowerCase(point) == point;
        return point == '.' || point == '-' || letter || isMark(point);
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean fits(String mailbox) {
        return mailbox.length() <= LONGEST && mailbox.indexOf('@') <= LONGEST_LOCAL && SYNTAX.isValid(mailbox);
    }

    /** As it was typed, to show to its owner; a domain that was not typed in ASCII, as what it stands for. */
    public String text() {
        return typed;
    }

    /** As a mail server takes it: the local part as typed, the domain in ASCII. */
    public String mailbox() {
        return mailbox;
    }

    /** For a log or a page that strangers may see: the first letter and the domain, {@code m…@example.org}. */
    public String masked() {
        return mailbox.charAt(0) + "…" + mailbox.substring(mailbox.lastIndexOf('@'));
    }

    /** What is unique: all in ASCII, all in lower case; a {@code +tag} is kept. */
    public String canonical() {
        return mailbox.toLowerCase(Locale.ROOT);
    }

    /** The canonical form without its {@code +tag}: what mail budgets count by. */
    public String untagged() {
        var canonical = canonical();
        int at = canonical.lastIndexOf('@');
        int plus = canonical.indexOf('+');
        return plus > 0 && plus < at ? canonical.substring(0, plus) + canonical.substring(at) : canonical;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && canonical().equals(that.canonical());
    }

    @Override
    public int hashCode() {
        return canonical().hashCode();
    }

    @Override
    public String toString() {
        return typed;
    }

    /** What became of the text. */
    public sealed interface Parse {
        default <T> T match(
                Function<? super Parsed, ? extends T> parsed, Function<? super Refused, ? extends T> refused) {
            return this instanceof Parsed is ? parsed.apply(is) : refused.apply((Refused) this);
        }

        /**
         * The address, for text that is known to be one.
         *
         * @throws IllegalArgumentException where it is none, with the hint
         */
        default EmailAddress orElseThrow() {
            return match(Parsed::address, refused -> {
                throw new IllegalArgumentException(refused.hint());
            });
        }
    }

    public record Parsed(EmailAddress address) implements Parse {
        public Parsed {
            Objects.requireNonNull(address, "address");
        }
    }

    /**
     * The text is no such address.
     *
     * @param hint one English sentence for the person who typed it, without what was typed
     */
    public record Refused(String hint) implements Parse {}
}
