package org.symbolon;

import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.Site;

/** Reads the address of the host's page for unsubscribing, so that with a token after it it fits a mail's header. */
final class UnsubscribeEndpoint {
    /** With the header's name, a token and the brackets far less than the 998 octets of RFC 5322. */
    private static final int LONGEST = 800;

    private static final int LONGEST_EXCERPT = 200;

    /** Nothing that ends or parts the addresses in a header (RFC 2369). */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9:/._~%\\[\\]-]{1," + LONGEST + "}");

    private UnsubscribeEndpoint() {}

    /**
     * The address without a slash at its end, or null where there is none.
     *
     * @throws IllegalArgumentException where it is not as {@link Builder#unsubscribeAt} says
     */
    static @Nullable URI of(@Nullable String url, Site site) {
        return url == null ? null : read(url, site);
    }

    private static URI read(String url, Site site) {
        var endpoint = publicAddress(url, site);
        boolean safe = "https".equals(endpoint.getScheme())
                || Objects.equals(endpoint.getScheme(), site.url().getScheme());
        if (!safe || !PLAIN.matcher(endpoint.toString()).matches()) {
            throw refused(url);
        }
        return endpoint;
    }

    private static URI publicAddress(String url, Site site) {
        try {
            return Site.of(site.name(), url).url();
        } catch (IllegalArgumentException notPublic) {
            throw refused(url);
        }
    }

    private static IllegalArgumentException refused(String url) {
        var excerpt = url.length() <= LONGEST_EXCERPT ? url : url.substring(0, LONGEST_EXCERPT) + "…";
        return new IllegalArgumentException("An address for unsubscribing looks like https://video.example/unsubscribe:"
                + " https (http only where the site's own is), without user, query or fragment, up to " + LONGEST
                + " of A-Z a-z 0-9 / . _ ~ % -, not: " + (url.contains("@") ? "one with a user" : excerpt));
    }
}
