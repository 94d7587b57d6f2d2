/**
 * Sends mail through Spring's {@code JavaMailSender}, in the words of the application's {@code MessageSource}. Imports
 * no other package of the adapter but {@code core}. Start reading at
 * {@link org.symbolon.spring.mail.SymbolonMailAutoConfiguration}.
 */
@NullMarked
package org.symbolon.spring.mail;

import org.jspecify.annotations.NullMarked;
