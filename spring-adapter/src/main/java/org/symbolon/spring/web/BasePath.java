package org.symbolon.spring.web;

import java.util.regex.Pattern;

/** Where the API lies: one or more plain segments, {@code /api/account}. */
final class BasePath {
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");

    private BasePath() {}

    /**
     * With one slash before it and none behind, whichever of them were written.
     *
     * @throws IllegalArgumentException where it is no path, or the root, which is the application's own
     */
    static String normal(String written) {
        var text = written.strip();
        var leading = text.startsWith("/") ? text : "/" + text;
        var path = leading.endsWith("/") ? leading.substring(0, leading.length() - 1) : leading;
        if (!PLAIN.matcher(path).matches()) {
            throw new IllegalArgumentException("symbolon.web.base-path looks like /api/account: segments of letters,"
                    + " digits and . _ ~ - with a slash between, not: " + written);
        }
        return path;
    }
}
