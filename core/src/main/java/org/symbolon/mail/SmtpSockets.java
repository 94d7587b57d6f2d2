package org.symbolon.mail;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one conversation, closed when it has lasted too long: a time-out on each read does not bound a server
 * that sends one byte at a time.
 */
final class SmtpSockets extends SocketFactory {
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private @Nullable SmtpInput input;

    /** Answers with what ends the watch. */
    Runnable closeAfter(Duration deadline) {
        var watch = new CompletableFuture<Void>();
        watch.orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> closeAll());
        return () -> watch.complete(null);
    }

    private @Nullable Void closeAll() {
        for (var socket = open.poll(); socket != null; socket = open.poll()) {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                // closed either way
            }
        }
        return null;
    }

    @Override
    public Socket createSocket() {
        var socket = new Watched();
        open.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
        throw unconnectedOnly();
    }

    private static UnsupportedOperationException unconnectedOnly() {
        return new UnsupportedOperationException(
                "Sockets are connected under a time-out, so they are made without one");
    }

    /** Why the connection broke, unless the server closed it. */
    Optional<IOException> broken() {
        return Optional.ofNullable(input).flatMap(SmtpInput::broken);
    }

    private final class Watched extends Socket {
        @Override
        public InputStream getInputStream() throws IOException {
            var current = input;
            if (current == null) {
                current = new SmtpInput(super.getInputStream());
                input = current;
            }
            return current;
        }
    }
}
