package org.symbolon.account;

import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: network address, user agent and device token, as far as the host application trusts them. A host that knows
 * nothing of its callers passes {@link #unknown()}.
 */
public final class Client {
    private static final Client UNKNOWN = new Client(null, "", null);
    private static final int LONGEST_USER_AGENT = 256;

    private final @Nullable InetAddress network;
    private final String userAgent;
    private final @Nullable DeviceToken device;

    private Client(@Nullable InetAddress network, String userAgent, @Nullable DeviceToken device) {
        this.network = network;
        this.userAgent = userAgent;
        this.device = device;
    }

    public static Client unknown() {
        return UNKNOWN;
    }

    /** A client by its peer's address: the socket's, unless a proxy in front is trusted to name another. */
    public static Client at(InetAddress network) {
        return UNKNOWN.withNetwork(network);
    }

    /** By its peer's address, as {@link #at}. */
    public Client withNetwork(InetAddress address) {
        return new Client(Objects.requireNonNull(address, "network"), userAgent, device);
    }

    /** Keeps what the client calls itself, without what cannot be seen, and cut after 256 characters. */
    public Client withUserAgent(@Nullable String text) {
        return new Client(network, text == null ? "" : printable(text), device);
    }

    /** With the device token that it brought, such as the cookie in which it keeps what its last login answered. */
    public Client withDevice(DeviceToken token) {
        return new Client(network, userAgent, Objects.requireNonNull(token, "device"));
    }

    /** This client as one that may be told of to others. */
    public Client withoutDevice() {
        return device == null ? this : new Client(network, userAgent, null);
    }

    private static String printable(String text) {
        var kept = new StringBuilder();
        text.codePoints().limit(LONGEST_USER_AGENT).filter(Visible::isVisible).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    public Optional<InetAddress> network() {
        return Optional.ofNullable(network);
    }

    /** Empty where the client named none. */
    public String userAgent() {
        return userAgent;
    }

    public Optional<DeviceToken> device() {
        return Optional.ofNullable(device);
    }

    @Override
    public String toString() {
        return "Client[network=" + (network == null ? "unknown" : network.getHostAddress()) + ", userAgent=" + userAgent
                + "]";
    }
}
