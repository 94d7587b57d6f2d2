package org.symbolon.spring.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import org.symbolon.token.AccessToken;

/** The access token in {@code Authorization: Bearer …} (RFC 6750, 2.1). */
final class BearerHeader {
    private static final String SCHEME = "Bearer";

    private BearerHeader() {}

    /** Whether a request brings one, be it worth anything or not. */
    private static boolean isIn(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Authorization")).stream().anyMatch(BearerHeader::isBearer);
    }

    /** Empty where there is none; one that opens nothing where there is more than one header. */
    static Optional<AccessToken> read(HttpServletRequest request) {
        if (!isIn(request)) {
            return Optional.empty();
        }
        var headers = Collections.list(request.getHeaders("Authorization"));
        var text =
                headers.size() == 1 ? headers.get(0).substring(SCHEME.length()).strip() : "";
        return Optional.of(AccessToken.of(text));
    }

    private static boolean isBearer(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && (header.length() == SCHEME.length() || header.charAt(SCHEME.length()) == ' ');
    }
}
