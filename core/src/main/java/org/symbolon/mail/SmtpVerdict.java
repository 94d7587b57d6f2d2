package org.symbolon.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a failed conversation means for the mail. Of what the server said, only the number is passed on. */
final class SmtpVerdict {
    private static final Pattern REPLY = Pattern.compile("(?s)([2-5]\\d\\d)(?:[ \\-\\r\\n].*)?");

    private static final int LOWEST_REFUSAL = 400;

    /** Authentication required (RFC 4954): the server's doors are closed to us, which is not this mail's fault. */
    private static final int LOG_IN_FIRST = 530;

    /** How Jakarta Mail says that a server offers no encryption. */
    private static final String NO_STARTTLS = "STARTTLS is required";

    private SmtpVerdict() {}

    /**
     * Judges.
     *
     * @param named whether the recipient had been named, so that RCPT or DATA was answered
     * @param handedOver whether the whole mail had been written
     */
    static IOException on(SmtpServer server, MessagingException failure, boolean named, boolean handedOver) {
        var reply = reply(failure);
        if (handedOver && reply.filter(SmtpVerdict::refuses).isEmpty()) {
            return new MailPerhapsSentException(server + " got a whole mail and did not answer");
        }
        return reply.map(code -> answered(server, code, named)).orElseGet(() -> silent(server, failure));
    }

    private static boolean refuses(int code) {
        return code >= LOWEST_REFUSAL;
    }

    private static IOException answered(SmtpServer server, int code, boolean named) {
        boolean forGood = named && code >= 500 && code != LOG_IN_FIRST;
        return forGood
                ? new MailRefusedException(server + " answered " + code + " to RCPT or DATA")
                : new MailServerException(server + " answered " + code);
    }

    private static IOException silent(SmtpServer server, MessagingException failure) {
        return new MailServerException(
                offersNoEncryption(failure)
                        ? server + " offers no STARTTLS, without which no mail leaves this machine"
                        : server + " did not serve: "
                                + innermost(failure).getClass().getSimpleName());
    }

    private static boolean offersNoEncryption(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().contains(NO_STARTTLS);
    }

    private static Throwable innermost(Throwable failure) {
        var inner = failure;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        return inner;
    }

    /** The number that the server's last answer began with. */
    private static Optional<Integer> reply(MessagingException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            var reply = REPLY.matcher(each.getMessage() == null ? "" : each.getMessage());
            if (reply.matches()) {
                return Optional.of(Integer.valueOf(reply.group(1)));
            }
        }
        return Optional.empty();
    }
}
