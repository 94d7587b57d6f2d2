package org.symbolon.account;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/**
 * The site that accounts are for: its name in mails, and the public address that links, issuer and audience are built
 * from (never a request's {@code Host} header).
 */
public final class Site {
    private static final int LONGEST_NAME = 64;

    private final String name;
    private final URI url;

    private Site(String name, URI url) {
        this.name = name;
        this.url = url;
    }

    /**
     * Names a site.
     *
     * @param name as readers of mails know the site, 1 to 64 characters, none of them a control character
     * @param url absolute, {@code https} (or {@code http} while developing), without user, query or fragment
     * @throws IllegalArgumentException where one of them is not as said
     */
    public static Site of(String name, String url) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(url, "url");
        if (name.isBlank() || name.length() > LONGEST_NAME || !name.codePoints().allMatch(Site::fitsHeader)) {
            throw new IllegalArgumentException(
                    "A site's name is 1 to " + LONGEST_NAME + " characters without control characters, not: " + name);
        }
        return new Site(name.strip(), absolute(url));
    }

    private static boolean fitsHeader(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static URI absolute(String url) {
        URI uri;
        try {
            uri = URI.create(url.strip());
        } catch (IllegalArgumentException malformed) {
            throw notPublic(url);
        }
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        boolean bare = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
        if (!web || uri.getHost() == null || !bare) {
            throw notPublic(url);
        }
        return uri.toString().endsWith("/") ? URI.create(uri.toString().replaceAll("/+$", "")) : uri;
    }

    private static IllegalArgumentException notPublic(String url) {
        return new IllegalArgumentException(
                "A site's address looks like https://video.example, without user, query or fragment, not: " + url);
    }

    public String name() {
        return name;
    }

    /** Without a slash at its end. */
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
