package org.symbolon.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where mail is handed over, and as whom. It cannot be printed with its password.
 *
 * @param tls from the first byte on ({@code smtps}), rather than by STARTTLS
 * @param user null where the server asks for none
 */
record SmtpServer(
        boolean tls,
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1");
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;
    private static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalArgumentException that says what is wrong and what to write, without user or password */
    static SmtpServer parse(String url) {
        var uri = uri(Objects.requireNonNull(url, "url"));
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean tls = scheme.equals("smtps");
        if (!tls && !scheme.equals("smtp")) {
            throw unreadable("its scheme is neither smtp nor smtps");
        }
        if (uri.getHost() == null) {
            throw unreadable("it has no host, or one with signs that no host has");
        }
        if (!isBare(uri)) {
            throw unreadable("something follows the host and port");
        }
        var port = uri.getPort() < 0 ? standardPort(tls) : uri.getPort();
        if (port < 1 || port > HIGHEST_PORT) {
            throw unreadable("its port is " + port);
        }
        var host = uri.getHost().replace("[", "").replace("]", "");
        return uri.getRawUserInfo() == null
                ? new SmtpServer(tls, host, port, null, null)
                : withLogin(tls, host, port, uri.getRawUserInfo());
    }

    private static SmtpServer withLogin(boolean tls, String host, int port, String login) {
        int colon = login.indexOf(':');
        if (colon < 1 || colon == login.length() - 1) {
            throw unreadable("its user or its password is missing");
        }
        return new SmtpServer(tls, host, port, decode(login.substring(0, colon)), decode(login.substring(colon + 1)));
    }

    private static URI uri(String url) {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException | NumberFormatException malformed) { // the latter for 2001:db8::99999999999.1
            throw unreadable("it has a sign that no URL has");
        }
    }

    private static boolean isBare(URI uri) {
        boolean nowhere = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
        return nowhere && uri.getRawQuery() == null && uri.getRawFragment() == null;
    }

    private static String decode(String encoded) {
        try {
            var text = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (text.chars().noneMatch(Character::isISOControl)) {
                return text;
            }
        } catch (IllegalArgumentException malformed) {
            throw unreadable("a percent sign in user or password encodes nothing");
        }
        throw unreadable("user or password has a control character");
    }

    private static int standardPort(boolean tls) {
        return tls ? SUBMISSIONS : SUBMISSION;
    }

    private static IllegalArgumentException unreadable(String why) {
        return new IllegalArgumentException(
                "This is no mail server: " + why + ". One is written smtp://user:password@mail.example:587 or"
                        + " smtps://user:password@mail.example:465; user:password@ and the port can be left out, and signs other"
                        + " than letters, digits and - . _ ~ in user and password are percent-encoded, such as %40 for @");
    }

    /** Whether mail does not leave this machine, so that nobody can listen. Decided without asking a name server. */
    boolean isLoopback() {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    String protocol() {
        return tls ? "smtps" : "smtp";
    }

    @Override
    public String toString() {
        return protocol() + "://" + (user == null ? "" : "[hidden]@") + host + ":" + port;
    }
}
