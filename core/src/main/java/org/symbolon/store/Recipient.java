package org.symbolon.store;

import java.util.Locale;
import org.symbolon.account.EmailAddress;

/** To whom mail goes, and in which language. */
public record Recipient(EmailAddress address, Locale locale) {}
