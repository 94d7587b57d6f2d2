package org.symbolon.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.symbolon.account.Client;
import org.symbolon.account.DeviceToken;

/**
 * Knows clients by what can be trusted. A network address is that of the socket's peer, unless the server was told to
 * trust a proxy. Behind a proxy that nobody told it of, all would be one client, so none of them has an address then.
 * No name is ever looked up.
 */
final class TrustedClients implements SymbolonClients {
    private static final Log LOG = LogFactory.getLog(TrustedClients.class);

    private final DeviceCookie cookie;
    private final boolean settled;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** @param settled whether somebody has said whom to believe, so that the request has the client's address */
    TrustedClients(DeviceCookie cookie, boolean settled) {
        this.cookie = cookie;
        this.settled = settled;
    }

    @Override
    public Client of(HttpServletRequest request) {
        var client = network(request)
                .map(Client::at)
                .orElseGet(Client::unknown)
                .withUserAgent(request.getHeader("User-Agent"));
        return cookie.read(request).map(DeviceToken::of).map(client::withDevice).orElse(client);
    }

    @Override
    public void keep(DeviceToken token, HttpServletResponse response) {
        cookie.write(token, response);
    }

    private Optional<InetAddress> network(HttpServletRequest request) {
        var peer = IpLiteral.parse(request.getRemoteAddr());
        if (settled
                || !isForwarded(request)
                || !peer.map(TrustedClients::isNear).orElse(true)) {
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
            LOG.warn(
                    "Forwarding headers come from a peer that is not trusted, so clients cannot be told apart. Where a proxy"
                            + " stands in front, set " + Forwarding.PROPERTY
                            + "=native; where none does, =none");
        }
    }
}
