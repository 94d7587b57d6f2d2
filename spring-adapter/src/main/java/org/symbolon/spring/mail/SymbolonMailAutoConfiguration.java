package org.symbolon.spring.mail;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.symbolon.spring.core.SymbolonAutoConfiguration;

/** Sends mail through Spring's {@code JavaMailSender}. */
@AutoConfiguration(before = SymbolonAutoConfiguration.class)
public final class SymbolonMailAutoConfiguration {}
