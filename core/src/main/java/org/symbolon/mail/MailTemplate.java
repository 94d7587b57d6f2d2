package org.symbolon.mail;

/**
 * Writes mails in words and a layout of the host's own. Several threads call it at once.
 *
 * <p>One that throws loses nothing: its mail is tried later, until it has become worthless.
 */
@FunctionalInterface
public interface MailTemplate {
    /**
     * Puts a mail into other words, or leaves it as it is. Of what is returned only subject, text, HTML and language
     * count: nothing can change the recipient.
     *
     * <p>The subject is expected to end with the label in parentheses, where there is one, and both bodies to show the
     * code, and the pass, where there are any.
     *
     * @param content what is to be told
     * @param mail as the texts say it; {@link Mail#withWords} says it otherwise
     */
    Mail write(MailContent content, Mail mail);
}
