package org.symbolon.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import org.symbolon.account.Client;
import org.symbolon.account.DeviceToken;

/** Who asks, as far as it can be trusted: the socket's peer, unless the server was told to trust a proxy. */
final class Clients {
    private final DeviceCookie cookie;

    Clients(DeviceCookie cookie) {
        this.cookie = cookie;
    }

    Client of(HttpServletRequest request) {
        var client = Client.unknown().withUserAgent(request.getHeader("User-Agent"));
        return cookie.read(request).map(DeviceToken::of).map(client::withDevice).orElse(client);
    }
}
