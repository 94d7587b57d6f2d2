package org.symbolon.spring.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.net.Socket;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.symbolon.mail.Mail;

/**
 * A mail as MIME: text first, then HTML, both in UTF-8, to one mailbox, under the same Message-ID however often it is
 * sent.
 */
final class MailMessage extends MimeMessage {
    private final String messageId;
    private final OneRecipient recipient;
    private boolean handedOver;
    private boolean givenUp;
    private @Nullable Socket connection;

    private MailMessage(@Nullable Session session, String messageId, OneRecipient recipient) {
        super(session);
        this.messageId = messageId;
        this.recipient = recipient;
    }

    static MailMessage of(@Nullable Session session, Sender sender, Mail mail) throws MessagingException {
        var messageId = "<" + mail.id() + "@" + sender.domain() + ">";
        var message = new MailMessage(session, messageId, new OneRecipient(mail.to()));
        message.setFrom(from(sender));
        message.setHeader("To", mail.to().mailbox());
        message.setSubject(mail.subject(), UTF_8.name());
        message.setSentDate(Date.from(mail.createdAt()));
        message.setContentLanguage(new String[] {mail.locale().toLanguageTag()});
        for (var header : mail.headers().entrySet()) {
            message.setHeader(header.getKey().field(), header.getValue());
        }
        message.setContent(new MimeMultipart("alternative", part("plain", mail.text()), part("html", mail.html())));
        message.saveChanges();
        return message;
    }

    private static InternetAddress from(Sender sender) throws MessagingException {
        try {
            return new InternetAddress(sender.mailbox(), sender.name(), UTF_8.name());
        } catch (UnsupportedEncodingException impossible) {
            throw new MessagingException("Every Java platform has UTF-8", impossible);
        }
    }

    private static MimeBodyPart part(String subtype, String content) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content.replace("\n", "\r\n"), UTF_8.name(), subtype);
        return part;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    /** Never read out of a header, which might be read as more than one. */
    @Override
    public Address[] getAllRecipients() {
        return new Address[] {recipient};
    }

    /**
     * Written to the server only after it said yes to DATA. What is given up meanwhile is not ended, and so not sent.
     */
    @Override
    public void writeTo(OutputStream server, String @Nullable [] ignored) throws IOException, MessagingException {
        super.writeTo(server, ignored);
        handOver();
    }

    private synchronized void handOver() throws IOException {
        if (givenUp) {
            throw new IOException("The mail was given up");
        }
        handedOver = recipient.wasNamed();
    }

    /** Whether all of it was written behind its recipient, so that only the server's last word may be missing. */
    synchronized boolean wasHandedOver() {
        return handedOver;
    }

    /** Which connection is closed when it is given up. */
    synchronized void goesThrough(Socket connection) throws IOException {
        this.connection = connection;
        if (givenUp) {
            connection.close();
        }
    }

    /** From now on it is not handed over; answers whether it was before. */
    synchronized boolean giveUp() {
        givenUp = true;
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException alreadyGone) {
            // closed either way
        }
        return handedOver;
    }
}
