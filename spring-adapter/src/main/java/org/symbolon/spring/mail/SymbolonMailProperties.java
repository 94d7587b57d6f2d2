package org.symbolon.spring.mail;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mails to the owners of accounts. How they leave is said by spring.mail.
 *
 * @param from Whom mails come from, such as no-reply@site.example. Unless said, no-reply at the public host, under the
 *     site's name.
 * @param languages Languages in which the application's messages may change mail texts, by symbolon.mail and the key.
 *     The first is that of the messages without a language. One beyond English and French needs all of its texts.
 */
@ConfigurationProperties("symbolon.mail")
public record SymbolonMailProperties(
        @Nullable String from, @DefaultValue({"en", "fr"}) List<Locale> languages) {}
