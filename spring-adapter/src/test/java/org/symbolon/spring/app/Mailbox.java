package org.symbolon.spring.app;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A real mail server on this machine, and what came to the one mailbox that a test reads. */
final class Mailbox implements AutoCloseable {
    private static final Pattern CODE = Pattern.compile("(?m)^\\s*([0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4})\\s*$");
    private static final long PATIENCE = 20_000;

    private GreenMail server = start(0);
    private final int port = server.getSmtp().getPort();

    private static GreenMail start(int port) {
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    int port() {
        return port;
    }

    /** From now on nothing listens at the port. */
    void goDown() {
        server.stop();
    }

    /** At the same port, and empty. */
    void comeBack() {
        server = start(port);
    }

    /** Waits for the mail that belongs to a page with that label, and passes over notices. */
    MimeMessage labelled(String label) throws Exception {
        for (int count = 1; server.waitForIncomingEmail(PATIENCE, count); count++) {
            var mail = mails().get(count - 1);
            if (mail.getSubject().endsWith("(" + label + ")")) {
                return mail;
            }
        }
        throw new AssertionError("No mail with the label " + label + " among " + mails().size());
    }

    /** To whom that many mails went, or those that came in time. */
    List<String> recipients(int count) throws Exception {
        boolean unused = server.waitForIncomingEmail(PATIENCE, count);
        var recipients = new ArrayList<String>();
        for (var mail : mails()) {
            recipients.add(mail.getAllRecipients()[0].toString());
        }
        return recipients;
    }

    List<MimeMessage> mails() {
        return Arrays.asList(server.getReceivedMessages());
    }

    /** As its reader sees it where there is no HTML. */
    static String text(MimeMessage mail) throws Exception {
        var parts = (MimeMultipart) mail.getContent();
        return parts.getBodyPart(0).getContent().toString().replace("\r", "");
    }

    static String code(MimeMessage mail) throws Exception {
        var code = CODE.matcher(text(mail));
        if (!code.find()) {
            throw new AssertionError("No code in: " + GreenMailUtil.getBody(mail));
        }
        return code.group(1);
    }

    @Override
    public void close() {
        server.stop();
    }
}
