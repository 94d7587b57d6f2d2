package org.symbolon.spring.mail;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Site;

/**
 * Whom mail comes from.
 *
 * @param name to show beside the address
 * @param mailbox in ASCII
 */
record Sender(String name, String mailbox) {
    private static final Pattern NAMED = Pattern.compile("\\s*\"?([^<>\"]*?)\"?\\s*<([^<>]*)>\\s*");

    /** Of a machine without a domain, such as a developer's own. */
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    /**
     * The sender that somebody wrote down.
     *
     * @param from an address, alone or behind a name
     */
    static Sender parse(String from, Site site) {
        var named = NAMED.matcher(from);
        boolean hasName = named.matches() && !named.group(1).isBlank();
        var name = hasName ? named.group(1) : site.name();
        var address = named.matches() ? named.group(2) : from.strip();
        return mailbox(address)
                .filter(mailbox -> fitsLine(name))
                .map(mailbox -> new Sender(name, mailbox))
                .orElseThrow(() -> unreadable(from));
    }

    /** The sender of a site that names none. A host that is no domain, such as an IP address, sends as localhost. */
    static Sender of(Site site) {
        var mailbox = mailbox("no-reply@" + site.host()).orElse("no-reply@localhost");
        return new Sender(site.name(), mailbox);
    }

    private static Optional<String> mailbox(String address) {
        return LOCAL.matcher(address).matches()
                ? Optional.of(address)
                : EmailAddress.parse(address)
                        .match(parsed -> Optional.of(parsed.address().mailbox()), refused -> Optional.empty());
    }

    private static boolean fitsLine(String name) {
        return name.codePoints().noneMatch(Sender::endsLine);
    }

    private static boolean endsLine(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    private static FailureAnalyzedException unreadable(String from) {
        return new FailureAnalyzedException(
                "symbolon.mail.from is nobody that mail can come from: " + from,
                "Write symbolon.mail.from=no-reply@site.example or symbolon.mail.from=Site <no-reply@site.example>.");
    }

    /** What comes after the @. */
    String domain() {
        return mailbox.substring(mailbox.lastIndexOf('@') + 1);
    }
}
