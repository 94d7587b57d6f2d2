package org.symbolon.spring;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Requests byte by byte, for what no client would send. One request a connection. */
public final class Wire {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int HURRY_MILLIS = 5_000;

    private final int port;

    private Wire(int port) {
        this.port = port;
    }

    /** To this machine. */
    public static Wire to(int port) {
        return new Wire(port);
    }

    /**
     * Sends head and body, and only then reads, until the server hangs up.
     *
     * @param head request line and headers without the empty line, one a line; {@code Connection: close} is added
     */
    public Answer send(String head, byte[] body) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var out = socket.getOutputStream();
            var lines = head.strip().replace("\n", "\r\n") + "\r\nConnection: close\r\n\r\n";
            out.write(lines.getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            return new Answer(read(socket.getInputStream()));
        }
    }

    /** Sends part of a body, and says that nothing more comes, before it reads. */
    public Answer breakOff(String head, byte[] part) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var out = socket.getOutputStream();
            out.write((head.strip().replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(part);
            socket.shutdownOutput();
            return new Answer(read(socket.getInputStream()));
        }
    }

    /** Sends part of a body, waits with the rest, and reads until the JSON of an answer ends; 5 seconds at most. */
    public Answer glimpse(String head, byte[] part) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(HURRY_MILLIS);
            var out = socket.getOutputStream();
            out.write((head.strip().replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(part);
            var in = socket.getInputStream();
            var text = new StringBuilder();
            for (int read = in.read(); read >= 0; read = read == '}' ? -1 : in.read()) {
                text.append((char) read);
            }
            return new Answer(text.toString());
        }
    }

    /** Sends and hangs up without reading. */
    public void abandon(String head, byte[] body) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoLinger(true, 0);
            var out = socket.getOutputStream();
            out.write((head.strip().replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
        }
    }

    private static String read(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        in.transferTo(all);
        return all.toString(StandardCharsets.UTF_8);
    }

    /** All that came, as it came. */
    public record Answer(String text) {
        public int status() {
            return Integer.parseInt(text.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
        }

        public String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }

        /** Empty where there is none. */
        public Optional<String> header(String name) {
            var start = name.toLowerCase(Locale.ROOT) + ":";
            return Arrays.stream(text.substring(0, text.indexOf("\r\n\r\n")).split("\r\n"))
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst();
        }
    }
}
