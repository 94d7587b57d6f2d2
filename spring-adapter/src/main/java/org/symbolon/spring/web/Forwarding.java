package org.symbolon.spring.web;

import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.core.env.Environment;

/** Whether the server was told to believe a proxy in front of it who asks: as Spring Boot decides it. */
final class Forwarding {
    static final String PROPERTY = "server.forward-headers-strategy";

    private Forwarding() {}

    /**
     * Then a request has the client's address: the server has already put it in the place of its peer's, or the peer is
     * the client, since by {@code none} somebody said so.
     */
    static boolean isSettled(Environment environment) {
        var binder = Binder.get(environment);
        return isTrustedByTomcat(binder)
                || binder.bind(PROPERTY, ForwardHeadersStrategy.class).isBound()
                || isTrustedByPlatform(environment);
    }

    /** Either of these makes Tomcat believe a proxy, whatever the strategy is. */
    private static boolean isTrustedByTomcat(Binder binder) {
        return isSaid(binder, "server.tomcat.remoteip.remote-ip-header")
                || isSaid(binder, "server.tomcat.remoteip.protocol-header");
    }

    private static boolean isSaid(Binder binder, String property) {
        return !binder.bind(property, String.class).orElse("").isBlank();
    }

    private static boolean isTrustedByPlatform(Environment environment) {
        var platform = CloudPlatform.getActive(environment);
        return platform != null && platform.isUsingForwardHeaders();
    }
}
