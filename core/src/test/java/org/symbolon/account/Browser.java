package org.symbolon.account;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;

/** Where others go who follow a reference from a page of {@code https://site.example}. */
final class Browser {
    static final String HERE = "site.example";
    static final String ELSEWHERE = "evil.example";

    private static final URI SITE = URI.create("https://" + HERE);

    private Browser() {}

    /** As the most lenient of proxies decodes: every escape that is one, and whatever else there is stays. */
    static String decoded(String text) {
        var bytes = new ByteArrayOutputStream();
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < source.length; at++) {
            int high = at + 2 < source.length ? Character.digit(source[at + 1], 16) : -1;
            int low = at + 2 < source.length ? Character.digit(source[at + 2], 16) : -1;
            boolean escape = source[at] == '%' && high >= 0 && low >= 0;
            bytes.write(escape ? high * 16 + low : source[at]);
            at += escape ? 2 : 0;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** By the URL standard: white space at the ends and line ends anywhere are dropped, a backslash is a slash. */
    static String host(String reference) {
        var cleaned = reference.replaceAll("^[\\x00-\\x20]+|[\\x00-\\x20]+$|[\\t\\r\\n]", "");
        var path = cleaned.split("[?#]", 2)[0].replace('\\', '/');
        if (path.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*")) {
            return "a scheme of its own";
        }
        return path.startsWith("//") || withoutDots(path).startsWith("//") ? ELSEWHERE : HERE;
    }

    /** Without dot segments (RFC 3986, section 5.2.4). */
    private static String withoutDots(String path) {
        var kept = new ArrayDeque<String>();
        for (var segment : List.of(path.split("/", -1))) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.equals(".")) {
                kept.add(segment);
            }
        }
        return String.join("/", kept);
    }

    /** As Java resolves it; what Java cannot read leads nowhere else. */
    static String hostInJava(String reference) {
        try {
            var host = SITE.resolve(new URI(reference)).getHost();
            return host == null ? "none" : host;
        } catch (URISyntaxException unreadable) {
            return HERE;
        }
    }
}
