package org.symbolon.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** A mail as MIME: text first, then HTML, both in UTF-8, under the same Message-ID however often it is sent. */
final class SmtpMessage extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;
    private boolean handedOver;

    private SmtpMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static SmtpMessage of(Session session, SmtpSender sender, Mail mail) throws MessagingException {
        var message = new SmtpMessage(session, "<" + mail.id() + "@" + sender.domain() + ">");
        message.setFrom(from(sender, mail));
        message.setHeader("To", mail.to().mailbox());
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(mail.createdAt()));
        message.setContentLanguage(new String[] {mail.locale().toLanguageTag()});
        for (var header : mail.headers().entrySet()) {
            message.setHeader(header.getKey().field(), header.getValue());
        }
        message.setContent(new MimeMultipart("alternative", part("plain", mail.text()), part("html", mail.html())));
        message.saveChanges();
        return message;
    }

    private static InternetAddress from(SmtpSender sender, Mail mail) throws MessagingException {
        try {
            var name = sender.name().isEmpty() ? mail.site() : sender.name();
            return new InternetAddress(sender.address().mailbox(), name, UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new MessagingException("Every Java platform has UTF-8", impossible);
        }
    }

    private static MimeBodyPart part(String subtype, String content) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content.replace("\n", "\r\n"), UTF_8, subtype);
        return part;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    /** Written to the server only after it said yes to DATA. */
    @Override
    public void writeTo(OutputStream server, String[] ignored) throws IOException, MessagingException {
        super.writeTo(server, ignored);
        handedOver = true;
    }

    /** Whether all of it was written, so that only the server's last word may be missing. */
    boolean wasHandedOver() {
        return handedOver;
    }
}
