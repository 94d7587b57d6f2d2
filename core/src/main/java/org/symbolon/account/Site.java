package org.symbolon.account;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;

/**
 * The site that accounts are for: its name in mails, and the public address that links, issuer and audience are built
 * from (never a request's {@code Host} header).
 */
public final class Site {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_EXCERPT = 200;
    private static final int HIGHEST_PORT = 65_535;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private final String name;
    private final URI url;

    private Site(String name, URI url) {
        this.name = name;
        this.url = url;
    }

    /**
     * Names a site.
     *
     * @param name as readers of mails know the site, 1 to 64 characters that can be seen
     * @param url absolute, {@code https} (or {@code http} while developing), without user, query or fragment
     * @throws IllegalArgumentException where one of them is not as said
     */
    public static Site of(String name, String url) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(url, "url");
        if (name.isBlank() || name.length() > LONGEST_NAME || !name.codePoints().allMatch(Site::fitsHeader)) {
            throw new IllegalArgumentException(
                    "A site's name is 1 to " + LONGEST_NAME + " characters that can be seen, not: " + excerpt(name));
        }
        return new Site(name.strip(), absolute(url));
    }

    /** Of what cannot be seen only the joiners, which some scripts need; least of all what reverses the text around. */
    private static boolean fitsHeader(int point) {
        return point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER || Visible.isVisible(point);
    }

    private static URI absolute(String url) {
        try {
            var uri = new URI(url.strip());
            if (isPublic(uri)) {
                var path = uri.getRawPath().replaceAll("/+$", "");
                return new URI(lower(uri.getScheme()) + "://" + lower(uri.getRawAuthority()) + path);
            }
        } catch (URISyntaxException | NumberFormatException malformed) { // the latter for 2001:db8::99999999999.1
            throw notPublic(url);
        }
        throw notPublic(url);
    }

    private static boolean isPublic(URI uri) {
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        return web && bare && uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= HIGHEST_PORT;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String excerpt(String text) {
        return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "…";
    }

    private static IllegalArgumentException notPublic(String url) {
        return new IllegalArgumentException(
                "A site's address looks like https://video.example, without user, query or fragment, not: "
                        + (url.contains("@") ? "one with a user" : excerpt(url)));
    }

    public String name() {
        return name;
    }

    /** In lower case but for its path, and without a slash at its end. */
    public URI url() {
        return url;
    }

    public String host() {
        return url.getHost();
    }

    @Override
    public String toString() {
        return name + " <" + url + ">";
    }
}
