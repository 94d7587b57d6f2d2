package org.symbolon.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one conversation, closed when it has lasted too long: a time-out on each read does not bound a server
 * that sends one byte at a time. Nor is more read than a conversation has to say, whether in the clear or not.
 */
final class SmtpSockets extends SocketFactory {
    /** Many times what certificates and answers take. */
    static final int MOST_BYTES = 256 * 1024;

    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

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
        var socket = new Measured();
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

    private static final class Measured extends Socket {
        private @Nullable InputStream bounded;

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (bounded == null) {
                bounded = new Bounded(super.getInputStream());
            }
            return bounded;
        }
    }

    private static final class Bounded extends FilterInputStream {
        private int left = MOST_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0 && length > 0) {
                throw new ProtocolException("A mail server that says more than any has to say");
            }
            int count = in.read(buffer, offset, Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }
    }
}
