package org.symbolon.spring.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.symbolon.mail.MailPerhapsSentException;
import org.symbolon.mail.MailRefusedException;

/** What a failure means for the mail. Of what the server said, only the number is passed on. */
final class Verdict {
    private static final int TAKEN = 2;
    private static final int LOWEST_REFUSAL = 400;
    private static final int LOWEST_FOR_GOOD = 500;
    private static final int HIGHEST = 599;

    /** Authentication required (RFC 4954): the server's doors are closed to us, which is not this mail's fault. */
    private static final int LOG_IN_FIRST = 530;

    private Verdict() {}

    /**
     * Judges.
     *
     * @param tellsGoodbyes whether a failure that names no failed message is one of saying goodbye
     * @return empty where the mail was taken after all
     */
    static Optional<IOException> on(RuntimeException failure, MailMessage message, boolean tellsGoodbyes) {
        var reasons = reasons(failure);
        var answer = reasons.stream().flatMap(Answer::in).findFirst();
        if (answer.filter(Answer::isRefusal).isPresent()) {
            return answer.map(Verdict::refused);
        }
        boolean spokeToServer = reasons.stream().anyMatch(MessagingException.class::isInstance);
        if (!message.wasHandedOver() || !spokeToServer) {
            return Optional.of(unserved(reasons));
        }
        boolean taken = answer.filter(Answer::isYes).isPresent() || (tellsGoodbyes && isGoodbye(failure));
        return taken
                ? Optional.empty()
                : Optional.of(new MailPerhapsSentException("The mail server got a whole mail and did not answer"));
    }

    private static boolean isGoodbye(RuntimeException failure) {
        return failure instanceof MailSendException unsent
                && unsent.getFailedMessages().isEmpty();
    }

    private static IOException refused(Answer answer) {
        boolean forGood = answer.aboutMail() && answer.code() >= LOWEST_FOR_GOOD && answer.code() != LOG_IN_FIRST;
        return forGood
                ? new MailRefusedException("The mail server answered " + answer.code() + " to RCPT or DATA")
                : new MailTroubleException("The mail server answered " + answer.code());
    }

    private static IOException unserved(List<Throwable> reasons) {
        boolean locked = reasons.stream().anyMatch(MailAuthenticationException.class::isInstance);
        return new MailTroubleException(
                locked
                        ? "The mail server refused user and password"
                        : "The mail server did not serve: "
                                + reasons.get(reasons.size() - 1).getClass().getSimpleName());
    }

    /** The failure and all behind it, each once. */
    private static List<Throwable> reasons(Throwable failure) {
        Set<Throwable> found = Collections.newSetFromMap(new IdentityHashMap<>());
        var ordered = new ArrayList<Throwable>();
        var open = new ArrayDeque<Throwable>(List.of(failure));
        while (!open.isEmpty()) {
            var next = open.removeFirst();
            if (found.add(next)) {
                ordered.add(next);
                behind(next).forEach(open::addLast);
            }
        }
        return ordered;
    }

    private static Stream<Throwable> behind(Throwable failure) {
        var failed = failure instanceof MailSendException unsent
                ? Arrays.<Throwable>stream(unsent.getMessageExceptions())
                : Stream.<Throwable>empty();
        return Stream.concat(failed, Stream.ofNullable(failure.getCause()));
    }

    /**
     * A number that the server answered.
     *
     * @param aboutMail rather than about us
     */
    private record Answer(int code, boolean aboutMail) {
        static Stream<Answer> in(Throwable reason) {
            if (reason instanceof SMTPAddressFailedException recipient) {
                return Stream.of(new Answer(recipient.getReturnCode(), true));
            }
            return reason instanceof SMTPSendFailedException sending
                    ? Stream.of(new Answer(sending.getReturnCode(), !isAboutUs(sending.getCommand())))
                    : Stream.empty();
        }

        private static boolean isAboutUs(String command) {
            return command.toUpperCase(Locale.ROOT).startsWith("MAIL ");
        }

        boolean isRefusal() {
            return code >= LOWEST_REFUSAL && code <= HIGHEST;
        }

        /** Any 2xx; Jakarta Mail knows only 250. */
        boolean isYes() {
            return aboutMail && code / 100 == TAKEN;
        }
    }
}
