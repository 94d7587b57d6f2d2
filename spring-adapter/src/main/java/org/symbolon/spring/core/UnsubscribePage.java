package org.symbolon.spring.core;

import java.util.Optional;
import org.springframework.core.env.Environment;
import org.symbolon.account.Site;

/** Knows where the web API has its page for unsubscribing, by the properties of that. */
final class UnsubscribePage {
    static final String USUAL_BASE = "/api/account";

    private UnsubscribePage() {}

    /** Empty where the page is switched off. */
    static Optional<String> of(Site site, Environment environment) {
        boolean served =
                isOn(environment, "symbolon.web.enabled") && isOn(environment, "symbolon.web.endpoints.unsubscribe");
        return served
                ? Optional.of(
                        site.url() + environment.getProperty("symbolon.web.base-path", USUAL_BASE) + "/unsubscribe")
                : Optional.empty();
    }

    private static boolean isOn(Environment environment, String property) {
        return environment.getProperty(property, Boolean.class, true);
    }
}
