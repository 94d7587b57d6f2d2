package org.symbolon.store.jdbc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The network between a client and a server here, which a test can make silent, cut and mend. The server itself goes
 * on.
 */
final class Wire implements AutoCloseable {
    private enum Cut {
        BEFORE,
        AFTER
    }

    private final int server;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private ServerSocket door;
    private boolean frozen;
    private @Nullable String fatal;
    private Cut cut = Cut.BEFORE;

    /** @param server its port on the loopback interface */
    Wire(int server) throws IOException {
        this.server = server;
        this.door = open(0);
    }

    private ServerSocket open(int port) throws IOException {
        var opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        daemon(() -> accept(opened));
        return opened;
    }

    /** The port to connect to instead of the server's. */
    synchronized int port() {
        return door.getLocalPort();
    }

    /** From now on connections are accepted and nothing passes. */
    synchronized void freeze() {
        frozen = true;
    }

    /** All connections break, and new ones are refused. */
    synchronized void cut() throws IOException {
        door.close();
        lines.forEach(Line::hangUp);
    }

    /** New connections pass again, and so does what waited. */
    synchronized void mend() throws IOException {
        frozen = false;
        notifyAll();
        if (door.isClosed()) {
            door = open(door.getLocalPort());
        }
    }

    /** Breaks the next connection whose client sends the text, which the server never gets. */
    synchronized void cutBefore(String text) {
        fatal = text;
        cut = Cut.BEFORE;
    }

    /** Breaks the next connection whose client sends the text, once the server has answered, which nobody gets. */
    synchronized void cutAfter(String text) {
        fatal = text;
        cut = Cut.AFTER;
    }

    @Override
    public void close() throws IOException {
        mend();
        cut();
    }

    private void accept(ServerSocket opened) throws IOException {
        while (true) {
            var client = opened.accept();
            try {
                var line = new Line(client, new Socket(InetAddress.getLoopbackAddress(), server));
                lines.add(line);
                daemon(line::ask);
                daemon(line::answer);
            } catch (IOException down) {
                client.close();
            }
        }
    }

    private synchronized @Nullable Cut fateOf(byte[] bytes, int length) {
        if (fatal == null || !new String(bytes, 0, length, ISO_8859_1).contains(fatal)) {
            return null;
        }
        fatal = null;
        return cut;
    }

    private synchronized void awaitThaw() {
        try {
            while (frozen) {
                wait();
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** One connection. */
    private final class Line {
        private final Socket client;
        private final Socket behind;
        private volatile boolean doomed;

        Line(Socket client, Socket behind) {
            this.client = client;
            this.behind = behind;
        }

        void ask() throws IOException {
            pass(client, behind, true);
        }

        void answer() throws IOException {
            pass(behind, client, false);
        }

        private void pass(Socket from, Socket to, boolean asks) throws IOException {
            try {
                byte[] bytes = new byte[65_536];
                int length = from.getInputStream().read(bytes);
                while (length >= 0 && survives(bytes, length, asks)) {
                    awaitThaw();
                    to.getOutputStream().write(bytes, 0, length);
                    length = from.getInputStream().read(bytes);
                }
            } finally {
                hangUp();
            }
        }

        private boolean survives(byte[] bytes, int length, boolean asks) {
            if (!asks) {
                return !doomed;
            }
            var fate = fateOf(bytes, length);
            doomed |= fate == Cut.AFTER;
            return fate != Cut.BEFORE;
        }

        void hangUp() {
            lines.remove(this);
            try {
                client.close();
                behind.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** A connection that breaks ends the work on it. */
    private static void daemon(Work work) {
        Runnable quiet = () -> {
            try {
                work.run();
            } catch (SocketException broken) {
                // as it is meant to
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        var thread = new Thread(quiet, "wire");
        thread.setDaemon(true);
        thread.start();
    }
}
