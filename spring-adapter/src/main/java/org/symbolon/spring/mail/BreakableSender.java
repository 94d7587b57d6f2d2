package org.symbolon.spring.mail;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Tells each mail which connection it goes through, so that giving the mail up ends it: a time-out on each read does
 * not bound a server that sends one byte at a time.
 */
final class BreakableSender extends JavaMailSenderImpl {
    /** By the thread that sends it, which is also the one that asks for a socket. */
    private final Map<Thread, MailMessage> sending = new ConcurrentHashMap<>();

    SocketFactory sockets() {
        return new Sockets();
    }

    @Override
    protected void doSend(MimeMessage[] messages, Object @Nullable [] originals) {
        if (messages[0] instanceof MailMessage message) {
            sending.put(Thread.currentThread(), message);
        }
        try {
            super.doSend(messages, originals);
        } finally {
            sending.remove(Thread.currentThread());
        }
    }

    private final class Sockets extends SocketFactory {
        @Override
        public Socket createSocket() throws IOException {
            var socket = new Socket();
            var message = sending.get(Thread.currentThread());
            if (message != null) {
                message.goesThrough(socket);
            }
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
    }
}
