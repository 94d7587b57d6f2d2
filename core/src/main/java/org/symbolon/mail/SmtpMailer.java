package org.symbolon.mail;

import java.io.IOException;

/**
 * Hands mails to a mail server by SMTP, one connection each. No mail and no password travels in the clear beyond this
 * machine, every mail goes to exactly one mailbox, and no call lasts longer than {@value Mailer#DEADLINE_SECONDS}
 * seconds.
 *
 * <p>What the server says against a mail itself, a 5xx to RCPT or DATA, is for good; whatever else goes wrong, a wrong
 * password included, is the server's trouble and means later. Needs {@code org.eclipse.angus:angus-mail} at run time.
 */
public final class SmtpMailer implements Mailer {
    private final SmtpServer server;
    private final Mailer conversation;

    private SmtpMailer(SmtpServer server, Mailer conversation) {
        this.server = server;
        this.conversation = conversation;
    }

    /**
     * A mailer for one server. Nothing is sent and nobody is asked yet.
     *
     * @param url {@code smtp://[user:password@]host[:587]}, which demands STARTTLS unless the host is this machine,
     *     where it is used if offered; or {@code smtps://[user:password@]host[:465]}. User and password are
     *     percent-encoded
     * @param from {@code no-reply@site.example}, shown under the site's name, or with a name of its own {@code Name
     *     <no-reply@site.example>}
     * @throws IllegalArgumentException where one of them is not as said; the message shows how, and never the password
     * @throws IllegalStateException where Jakarta Mail is missing; the message names the artifact to add
     */
    public static SmtpMailer to(String url, String from) {
        var server = SmtpServer.parse(url);
        var sender = SmtpSender.parse(from);
        try {
            return new SmtpMailer(server, new SmtpConversation(server, sender));
        } catch (NoClassDefFoundError missing) {
            throw new IllegalStateException(MISSING, missing);
        }
    }

    static final String MISSING = "Mail by SMTP needs Jakarta Mail: add the dependency org.eclipse.angus:angus-mail"
            + " (and on the module path, requires jakarta.mail)";

    @Override
    public void send(Mail mail) throws IOException {
        conversation.send(mail);
    }

    @Override
    public String toString() {
        return "SmtpMailer[" + server + "]";
    }
}
