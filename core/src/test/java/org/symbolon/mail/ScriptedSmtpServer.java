package org.symbolon.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A mail server on a free loopback port that answers each command as it is told, and keeps every line it is sent. A
 * command is named by its first word; {@code CONNECT} stands for the greeting and {@code .} for the end of the data.
 */
final class ScriptedSmtpServer implements AutoCloseable {
    /** Says nothing at all, and leaves the caller waiting. */
    static final String SILENCE = "silence";

    /** Hangs up. */
    static final String HANG_UP = "hang up";

    /** Says one byte now and then, so that no single read takes long. */
    static final String DRIP = "drip";

    private final ServerSocket socket;
    private final Map<String, String> script = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> data = new CopyOnWriteArrayList<>();
    private final List<Socket> callers = new CopyOnWriteArrayList<>();

    ScriptedSmtpServer() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    ScriptedSmtpServer answering(String command, String reply) {
        script.put(command, reply);
        return this;
    }

    String url() {
        return "smtp://127.0.0.1:" + socket.getLocalPort();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** All commands, in the order they came, without the data. */
    List<String> commands() {
        return commands;
    }

    long count(String command) {
        return commands.stream().filter(line -> line.startsWith(command)).count();
    }

    /** The mail as it came, header and body, line by line. */
    List<String> data() {
        return data;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var caller = socket.accept()) {
                callers.add(caller);
                converse(caller);
            } catch (IOException gone) {
                // the next one, if any
            }
        }
    }

    private void converse(Socket caller) throws IOException {
        var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), UTF_8));
        var out = caller.getOutputStream();
        if (!answer(out, "CONNECT", "220 ready")) {
            return;
        }
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(line);
            if (!answer(out, verb(line), verb(line).equals("DATA") ? "354 go on" : "250 fine")) {
                return;
            }
            if (verb(line).equals("DATA")
                    && script.getOrDefault("DATA", "354").startsWith("354")
                    && !readData(in, out)) {
                return;
            }
        }
    }

    private boolean readData(BufferedReader in, OutputStream out) throws IOException {
        for (@Nullable String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            data.add(line);
        }
        return answer(out, ".", "250 taken");
    }

    private static String verb(String line) {
        return line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
    }

    private boolean answer(OutputStream out, String verb, String usual) throws IOException {
        var reply = script.getOrDefault(verb, usual);
        if (reply.equals(HANG_UP)) {
            return false;
        }
        if (reply.equals(DRIP)) {
            drip(out);
        } else if (!reply.equals(SILENCE)) {
            write(out, reply + "\r\n");
        }
        return true;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    private static void drip(OutputStream out) throws IOException {
        for (write(out, "250-"); true; write(out, "x")) {
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var caller : callers) {
            caller.close();
        }
    }
}
