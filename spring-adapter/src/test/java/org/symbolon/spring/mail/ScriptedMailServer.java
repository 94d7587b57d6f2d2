package org.symbolon.spring.mail;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that answers each command as it is told. A command is named by its first word; {@code CONNECT} stands
 * for the greeting and {@code .} for the end of the data.
 */
final class ScriptedMailServer implements AutoCloseable {
    /** Says nothing, and leaves the caller waiting. */
    static final String SILENCE = "silence";

    static final String HANG_UP = "hang up";

    /** Goes on answering, line by line, for as long as somebody listens. */
    static final String DRIP = "drip";

    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Map<String, String> script = new ConcurrentHashMap<>();
    private final List<Socket> callers = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Boolean> hungUpOn = new CompletableFuture<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();

    ScriptedMailServer() throws IOException {
        start(this::serve);
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    ScriptedMailServer answering(String command, String reply) {
        script.put(command, reply);
        return this;
    }

    /** From now on serves as any server does. */
    void recover() {
        script.clear();
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> commands() {
        return commands;
    }

    /** All that was handed over whole, whether or not it was taken. */
    List<String> mails() {
        return mails;
    }

    /** Completed when somebody stopped listening to what drips. */
    CompletableFuture<Boolean> hungUpOn() {
        return hungUpOn;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var caller = socket.accept();
                callers.add(caller);
                start(() -> serve(caller));
            } catch (IOException gone) {
                // the next one, if any
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), UTF_8));
            var out = caller.getOutputStream();
            boolean goesOn = answer(out, "CONNECT", "220 ready");
            for (var line = goesOn ? in.readLine() : null; line != null; line = goesOn ? in.readLine() : null) {
                goesOn = answer(in, out, line);
            }
        } catch (IOException gone) {
            // nobody to talk to any more
        }
    }

    private boolean answer(BufferedReader in, OutputStream out, String line) throws IOException {
        commands.add(line);
        var verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        if (!verb.equals("DATA")) {
            return answer(out, verb, verb.equals("AUTH") ? "235 welcome" : "250 fine");
        }
        boolean goesOn = answer(out, verb, "354 go on");
        return script.containsKey(verb) ? goesOn : readMail(in, out);
    }

    private boolean readMail(BufferedReader in, OutputStream out) throws IOException {
        var mail = new StringBuilder();
        for (@Nullable String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                return false;
            }
            mail.append(line).append('\n');
        }
        mails.add(mail.toString());
        return answer(out, ".", "250 taken");
    }

    /** False where it is to hang up. */
    private boolean answer(OutputStream out, String verb, String usual) throws IOException {
        var reply = script.getOrDefault(verb, usual);
        if (reply.equals(DRIP)) {
            drip(out);
        } else if (!reply.equals(SILENCE) && !reply.equals(HANG_UP)) {
            out.write((reply + "\r\n").getBytes(UTF_8));
            out.flush();
        }
        return !reply.equals(HANG_UP);
    }

    private void drip(OutputStream out) throws IOException {
        try {
            while (!socket.isClosed()) {
                out.write("250-and\r\n".getBytes(UTF_8));
                LockSupport.parkNanos(20_000_000);
            }
        } catch (IOException gone) {
            hungUpOn.complete(true);
            throw gone;
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
