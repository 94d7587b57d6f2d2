package org.symbolon.mail;

import java.io.IOException;
import java.util.Optional;

/** What a failed conversation means for the mail. Of what the server said, only the number is passed on. */
final class SmtpVerdict {
    /** Any 2xx to the final dot; Jakarta Mail knows only 250. */
    private static final int TAKEN = 2;

    private static final int LOWEST_REFUSAL = 400;
    private static final int LOWEST_FOR_GOOD = 500;
    private static final int HIGHEST = 599;

    /** Authentication required (RFC 4954): the server's doors are closed to us, which is not this mail's fault. */
    private static final int LOG_IN_FIRST = 530;

    /** How Jakarta Mail says that a server offers no encryption. */
    private static final String NO_STARTTLS = "STARTTLS is required";

    private SmtpVerdict() {}

    /**
     * Judges.
     *
     * @param answer the number that the server answered last, below 100 where it did not answer
     * @param broken why the conversation ended
     * @return empty where the mail was taken after all
     */
    static Optional<IOException> on(
            SmtpServer server, int answer, SmtpRecipient recipient, SmtpMessage message, Exception broken) {
        if (answer >= LOWEST_REFUSAL && answer <= HIGHEST) {
            return Optional.of(refused(server, answer, recipient.wasNamed()));
        }
        if (!message.wasHandedOver()) {
            return Optional.of(unserved(server, broken));
        }
        return answer / 100 == TAKEN
                ? Optional.empty()
                : Optional.of(new MailPerhapsSentException(server + " got a whole mail and did not answer"));
    }

    private static IOException refused(SmtpServer server, int code, boolean named) {
        boolean forGood = named && code >= LOWEST_FOR_GOOD && code != LOG_IN_FIRST;
        return forGood
                ? new MailRefusedException(server + " answered " + code + " to RCPT or DATA")
                : new MailServerException(server + " answered " + code);
    }

    private static IOException unserved(SmtpServer server, Exception failure) {
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
}
