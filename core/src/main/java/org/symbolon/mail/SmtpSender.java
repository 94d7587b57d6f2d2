package org.symbolon.mail;

import java.util.Objects;
import java.util.regex.Pattern;
import org.symbolon.account.EmailAddress;

/**
 * Whom mail comes from.
 *
 * @param name to show beside the address; empty where it is the site's
 */
record SmtpSender(String name, EmailAddress address) {
    private static final Pattern NAMED = Pattern.compile("\\s*\"?([^<>\"]*?)\"?\\s*<([^<>]*)>\\s*");

    /** @throws IllegalArgumentException that says what to write */
    static SmtpSender parse(String from) {
        var named = NAMED.matcher(Objects.requireNonNull(from, "from"));
        return named.matches() ? of(named.group(1), named.group(2), from) : of("", from, from);
    }

    private static SmtpSender of(String name, String address, String from) {
        return EmailAddress.parse(address)
                .match(parsed -> new SmtpSender(printable(name, from), parsed.address()), refused -> {
                    throw unreadable(from);
                });
    }

    private static String printable(String name, String from) {
        if (!Mail.fitsLine(name)) {
            throw unreadable(from);
        }
        return name;
    }

    private static IllegalArgumentException unreadable(String from) {
        return new IllegalArgumentException(
                "A sender is written no-reply@site.example or Site <no-reply@site.example>, not: " + from);
    }

    /** What comes after the @, in ASCII. */
    String domain() {
        return address.mailbox().substring(address.mailbox().lastIndexOf('@') + 1);
    }
}
