package org.symbolon.spring.web;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.ReturnTo;

/**
 * What every beginning of a flow asks for, each member already of its type.
 *
 * @param address as far as it is one
 * @param locale as the body says, else as the client would read
 * @param returnTo the site's front page where nothing, or anything but a path of this site, was asked for
 * @param pass as it was typed
 */
record FlowStart(EmailAddress.Parse address, Locale locale, ReturnTo returnTo, Optional<String> pass) {

    /** @throws RefusedRequestException where a member is missing or something else */
    static FlowStart read(JsonBody body, ApiRequest request) {
        return new FlowStart(
                EmailAddress.parse(body.string("email")),
                body.optionalString("locale")
                        .flatMap(FlowStart::locale)
                        .orElseGet(() -> request.languages().get(0)),
                ReturnTo.of(body.optionalString("returnTo").orElse(null)),
                body.optionalString("pass"));
    }

    /** Empty where the text is no language tag (BCP 47): then it is as if it had not been said. */
    private static Optional<Locale> locale(String tag) {
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build().stripExtensions();
            return Optional.of(locale).filter(named -> !named.getLanguage().isEmpty());
        } catch (IllformedLocaleException unusable) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "FlowStart[hidden]";
    }
}
