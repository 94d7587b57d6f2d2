package org.symbolon.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a failed conversation means for the mail. Of what the server said, only the number is passed on. */
final class SmtpVerdict {
    private static final Pattern REPLY = Pattern.compile("(?s)([2-5]\\d\\d)(?:[ \\-\\r\\n].*)?");

    /** Authentication required (RFC 4954): the server's doors are closed to us, which is not this mail's fault. */
    private static final int LOG_IN_FIRST = 530;

    private SmtpVerdict() {}

    /**
     * Judges.
     *
     * @param named whether the recipient had been named, so that RCPT or DATA was answered
     * @param handedOver whether the whole mail had been written
     */
    static IOException on(MessagingException failure, boolean named, boolean handedOver) {
        var reply = reply(failure);
        if (reply.isEmpty() && handedOver) {
            return new MailPerhapsSentException("The mail server got a whole mail and did not answer");
        }
        return reply.map(code -> answered(code, named)).orElseGet(() -> silent(failure));
    }

    private static IOException answered(int code, boolean named) {
        boolean forGood = named && code >= 500 && code != LOG_IN_FIRST;
        return forGood
                ? new MailRefusedException("The mail server answered " + code + " to RCPT or DATA")
                : new MailServerException("The mail server answered " + code);
    }

    private static IOException silent(MessagingException failure) {
        return new MailServerException("The mail server did not serve: "
                + innermost(failure).getClass().getSimpleName());
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
