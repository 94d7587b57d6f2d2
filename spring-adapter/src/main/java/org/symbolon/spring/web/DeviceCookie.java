package org.symbolon.spring.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;
import org.symbolon.account.DeviceToken;
import org.symbolon.account.Site;
import org.symbolon.policy.Policy;

/**
 * Where a client keeps its device token: a cookie, or for clients without cookies a header. Over plain HTTP, which is
 * for development, the cookie can be neither {@code Secure} nor have the prefix that asks for it.
 */
final class DeviceCookie {
    private static final String HEADER = "Symbolon-Device";

    private final boolean secure;

    DeviceCookie(Site site) {
        this.secure = "https".equals(site.url().getScheme());
    }

    String name() {
        return (secure ? "__Host-" : "") + "symbolon-device";
    }

    Optional<String> read(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HEADER)).or(() -> cookie(request));
    }

    private Optional<String> cookie(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name()))
                .map(Cookie::getValue)
                .findFirst();
    }

    void write(DeviceToken token, HttpServletResponse response) {
        var cookie = ResponseCookie.from(name(), token.reveal())
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/")
                .maxAge(Policy.DEVICE_LIFE)
                .build();
        response.addHeader("Set-Cookie", cookie.toString());
        response.setHeader(HEADER, token.reveal());
    }
}
