package org.symbolon.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPSSLTransport;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** One connection, one mail, one recipient; and what to make of how it ended. */
final class SmtpConversation implements Mailer {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SmtpServer server;
    private final SmtpSender sender;
    private final Duration deadline;

    SmtpConversation(SmtpServer server, SmtpSender sender) {
        this(server, sender, Duration.ofSeconds(DEADLINE_SECONDS));
    }

    /** @throws IllegalStateException where there is no Jakarta Mail, or only half of it */
    SmtpConversation(SmtpServer server, SmtpSender sender, Duration deadline) {
        this.server = server;
        this.sender = sender;
        this.deadline = deadline;
        requireProvider();
    }

    private void requireProvider() {
        try {
            var unused = transport(session(new SmtpSockets()));
        } catch (IllegalStateException half) {
            throw new IllegalStateException(SmtpMailer.MISSING, half);
        }
    }

    @Override
    public void send(Mail mail) throws IOException {
        var sockets = new SmtpSockets();
        var session = session(sockets);
        var message = write(session, mail);
        var recipient = new SmtpRecipient(mail.to());
        var transport = transport(session);
        var watch = sockets.closeAfter(deadline);
        try {
            converse(transport, message, recipient);
        } catch (MessagingException failure) {
            Exception broken = sockets.broken().isPresent() ? sockets.broken().get() : failure;
            var verdict = SmtpVerdict.on(server, transport.getLastReturnCode(), recipient, message, broken);
            if (verdict.isPresent()) {
                throw verdict.get();
            }
        } finally {
            watch.run();
        }
    }

    private SmtpMessage write(Session session, Mail mail) throws IOException {
        try {
            return SmtpMessage.of(session, sender, mail);
        } catch (MessagingException unwritable) {
            throw new MailServerException(
                    "The mail could not be written: " + unwritable.getClass().getSimpleName());
        }
    }

    private void converse(SMTPTransport transport, SmtpMessage message, SmtpRecipient recipient)
            throws IOException, MessagingException {
        try {
            transport.connect(server.host(), server.port(), server.user(), server.password());
            requireLogin(transport);
            transport.sendMessage(message, new SmtpRecipient[] {recipient});
        } finally {
            hangUp(transport);
        }
    }

    /** A stranger's mail would be refused for a reason that is not the mail's. */
    private void requireLogin(SMTPTransport transport) throws IOException {
        if (server.user() != null && !transport.supportsExtension("AUTH")) {
            throw new MailServerException(server + " offers no AUTH, so that nobody can sign in");
        }
    }

    /** By now the mail was taken or it was not: how the server says goodbye changes nothing. */
    private static void hangUp(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException gone) {
            // nothing is lost with it
        }
    }

    /** Not a class of our own, in whose name Jakarta Mail would log what is said, addresses and codes included. */
    private SMTPTransport transport(Session session) {
        return server.tls() ? new SMTPSSLTransport(session, null) : new SMTPTransport(session, null);
    }

    private Session session(SmtpSockets sockets) {
        var properties = new Properties();
        var prefix = "mail." + server.protocol() + ".";
        properties.setProperty(prefix + "from", sender.address().mailbox());
        properties.setProperty(prefix + "auth", Boolean.toString(server.user() != null));
        properties.setProperty(prefix + "quitwait", "false");
        properties.put(prefix + "socketFactory", sockets);
        properties.setProperty(prefix + "socketFactory.fallback", "false");
        for (var wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty(prefix + wait, Long.toString(PATIENCE.toMillis()));
        }
        encrypt(properties, prefix);
        return Session.getInstance(properties);
    }

    /** Where mail may go in the clear, a certificate proves nothing: this machine's is taken as it is. */
    private void encrypt(Properties properties, String prefix) {
        boolean mayBeClear = !server.tls() && server.isLoopback();
        properties.setProperty(prefix + "ssl.checkserveridentity", Boolean.toString(!mayBeClear));
        if (mayBeClear) {
            properties.setProperty(prefix + "ssl.trust", server.host());
        }
        if (!server.tls()) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", Boolean.toString(!mayBeClear));
        }
    }
}
