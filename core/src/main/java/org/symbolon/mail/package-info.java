/**
 * The mail room: what is sent, in which words, and how it reaches a mail server.
 *
 * <p>May import {@code code}, {@code store}, {@code event}, {@code policy}, {@code key} and {@code account}, and of
 * {@code flow} the transactions and the quiet log; knows no other room. Start with {@link org.symbolon.mail.Mailer}.
 */
@NullMarked
package org.symbolon.mail;

import org.jspecify.annotations.NullMarked;
