package org.symbolon.spring.core;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.util.StringUtils;
import org.symbolon.account.Site;

/** Makes the site out of properties. */
final class Sites {
    private static final String SOME_NAME = "Site";

    private Sites() {}

    static Site of(SymbolonProperties properties, @Nullable String applicationName) {
        var address = address(properties.publicUrl());
        var name = firstOf(properties.siteName(), applicationName, address.host());
        try {
            return Site.of(name, address.url().toString());
        } catch (IllegalArgumentException unfit) {
            throw new FailureAnalyzedException(
                    unfit.getMessage() + ".",
                    "Set symbolon.site-name to the name of the site as readers of its mails know it. Unless it is set,"
                            + " the name is spring.application.name, else the host of symbolon.public-url.");
        }
    }

    private static Site address(@Nullable String publicUrl) {
        if (!StringUtils.hasText(publicUrl)) {
            throw refused("symbolon.public-url is missing. It is where the application is reached from outside.");
        }
        try {
            return Site.of(SOME_NAME, publicUrl);
        } catch (IllegalArgumentException unfit) {
            throw refused("symbolon.public-url cannot be used. " + unfit.getMessage() + ".");
        }
    }

    private static FailureAnalyzedException refused(String why) {
        return new FailureAnalyzedException(
                why,
                "Set symbolon.public-url to an address such as https://video.example (while developing"
                        + " http://localhost:8080). Links in mails begin with it, whatever host a request names.");
    }

    private static String firstOf(@Nullable String siteName, @Nullable String applicationName, String host) {
        if (StringUtils.hasText(siteName)) {
            return siteName;
        }
        return StringUtils.hasText(applicationName) ? applicationName : host;
    }
}
