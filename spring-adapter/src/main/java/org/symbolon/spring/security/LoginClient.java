package org.symbolon.spring.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.symbolon.account.Client;
import org.symbolon.account.DeviceToken;
import org.symbolon.account.Site;
import org.symbolon.policy.Policy;

/**
 * Who fills in the login form, by the request that it came with, which Spring keeps at hand; nobody known where it does
 * not. The device cookie is that of the JSON API, so that both know the same devices.
 */
final class LoginClient {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F]*:[0-9a-fA-F:.]*");

    private final boolean secure;

    LoginClient(Site site) {
        this.secure = "https".equals(site.url().getScheme());
    }

    private String cookieName() {
        return (secure ? "__Host-" : "") + "symbolon-device";
    }

    Client current() {
        return attributes().map(attributes -> of(attributes.getRequest())).orElseGet(Client::unknown);
    }

    private static Optional<ServletRequestAttributes> attributes() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(ServletRequestAttributes.class::cast);
    }

    private Client of(HttpServletRequest request) {
        var known = Client.unknown().withUserAgent(request.getHeader("User-Agent"));
        var located = peer(request.getRemoteAddr()).map(known::withNetwork).orElse(known);
        return device(request).map(located::withDevice).orElse(located);
    }

    /** Only of what is an address, so that no name is ever looked up. */
    private static Optional<InetAddress> peer(@Nullable String address) {
        try {
            return address != null && LITERAL.matcher(address).matches()
                    ? Optional.of(InetAddress.getByName(address))
                    : Optional.empty();
        } catch (UnknownHostException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<DeviceToken> device(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(cookieName()))
                .map(Cookie::getValue)
                .map(DeviceToken::of)
                .findFirst();
    }

    /** Gives the token to the client, where there is an answer to put it into. */
    void keep(DeviceToken token) {
        var cookie = ResponseCookie.from(cookieName(), token.reveal())
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/")
                .maxAge(Policy.DEVICE_LIFE)
                .build();
        attributes()
                .flatMap(attributes -> Optional.ofNullable(attributes.getResponse()))
                .ifPresent(response -> response.addHeader("Set-Cookie", cookie.toString()));
    }
}
