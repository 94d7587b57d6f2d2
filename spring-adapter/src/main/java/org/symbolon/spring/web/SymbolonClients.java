package org.symbolon.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.symbolon.account.Client;
import org.symbolon.account.DeviceToken;

/**
 * Who asks, as far as it can be trusted, and the device that it brings: what the steps want to know of their caller. An
 * application that calls steps itself has this as a bean; one that knows its clients better declares a bean of its own.
 *
 * <p>Unless replaced, a network address is that of the socket's peer, unless the server was told to trust a proxy.
 * Behind a proxy that nobody told it of, all would be one client, so none of them has an address then.
 */
public interface SymbolonClients {
    /** Who sent the request. A device token that does not fit is ignored by the steps. */
    Client of(HttpServletRequest request);

    /** Gives a device token to the client; unless replaced, as a cookie and as a header for those without cookies. */
    void keep(DeviceToken token, HttpServletResponse response);
}
