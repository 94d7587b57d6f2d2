package org.symbolon.account;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page to go back to: always an absolute path on the same site (ASVS 3.7.2). Whatever else was asked for, other
 * sites first of all, is read as the site's front page.
 */
public final class ReturnTo {
    /** The site's front page. */
    public static final ReturnTo HOME = new ReturnTo("/");

    private static final int LONGEST = 2048;
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final String path;

    private ReturnTo(String path) {
        this.path = path;
    }

    /** Takes what a client asked for. Never throws; anything but a path of this site is {@link #HOME}. */
    public static ReturnTo of(@Nullable String asked) {
        return asked != null && staysHere(asked) ? new ReturnTo(asked) : HOME;
    }

    /**
     * A browser drops tabs and line ends, reads a backslash as a slash, and may decode twice on the way through a
     * proxy: so the text has to be harmless before and after each decoding.
     */
    private static boolean staysHere(String asked) {
        if (asked.length() > LONGEST || asked.startsWith("//") || !asked.chars().allMatch(ReturnTo::isPlain)) {
            return false;
        }
        try {
            var uri = new URI(asked);
            return uri.getScheme() == null && uri.getRawAuthority() == null && staysHereDecoded(uri.getRawPath());
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isPlain(int character) {
        return character > ' ' && character < 0x7F && character != '\\';
    }

    private static boolean staysHereDecoded(String rawPath) {
        var path = rawPath;
        for (int round = 0; round < 3; round++) {
            if (!path.startsWith("/") || path.startsWith("//") || hasDetour(path)) {
                return false;
            }
            var decoded = decode(path);
            if (decoded.equals(path)) {
                return true;
            }
            path = decoded;
        }
        return false;
    }

    private static boolean hasDetour(String path) {
        return path.chars().anyMatch(character -> character == '\\' || Character.isISOControl(character))
                || path.matches("(?s).*/\\.{1,2}(/.*)?");
    }

    /** As the most lenient reader would: a percent sign that begins no escape stays one. */
    private static String decode(String path) {
        var escaped = STRAY_PERCENT.matcher(path.replace("+", "%2B")).replaceAll("%25");
        return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    }

    /** Begins with exactly one slash; may have a query and a fragment. */
    public String path() {
        return path;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReturnTo that && path.equals(that.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return path;
    }
}
