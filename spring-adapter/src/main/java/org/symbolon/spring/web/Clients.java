package org.symbolon.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.symbolon.account.Client;
import org.symbolon.account.DeviceToken;

/**
 * Who asks, as far as it can be trusted: by the socket's peer, unless the server was told to trust a proxy. Behind a
 * proxy that nobody told it of, all would be one client; so none of them has an address then.
 */
final class Clients {
    private static final System.Logger LOG = System.getLogger("org.symbolon.spring.web");

    private final DeviceCookie cookie;
    private final boolean trusted;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** @param trusted whether the server itself reads forwarding headers */
    Clients(DeviceCookie cookie, boolean trusted) {
        this.cookie = cookie;
        this.trusted = trusted;
    }

    Client of(HttpServletRequest request) {
        var client = network(request)
                .map(Client::at)
                .orElseGet(Client::unknown)
                .withUserAgent(request.getHeader("User-Agent"));
        return cookie.read(request).map(DeviceToken::of).map(client::withDevice).orElse(client);
    }

    private Optional<InetAddress> network(HttpServletRequest request) {
        var peer = IpLiteral.parse(request.getRemoteAddr());
        if (trusted || !isForwarded(request) || !peer.map(Clients::isNear).orElse(true)) {
            return peer;
        }
        warn();
        return Optional.empty();
    }

    private static boolean isForwarded(HttpServletRequest request) {
        return request.getHeader("Forwarded") != null || request.getHeader("X-Forwarded-For") != null;
    }

    /** Where a proxy of ours may stand. Whoever comes from farther away can write what it likes into a header. */
    private static boolean isNear(InetAddress peer) {
        return peer.isLoopbackAddress()
                || peer.isSiteLocalAddress()
                || peer.isLinkLocalAddress()
                || (peer instanceof Inet6Address && (peer.getAddress()[0] & 0xFE) == 0xFC);
    }

    private void warn() {
        if (warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "Forwarding headers come from a peer that is not trusted, so clients cannot be told apart. Where a proxy"
                            + " stands in front, set " + Forwarding.PROPERTY
                            + "=native; else let nobody send such headers");
        }
    }
}
