package org.symbolon.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
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

    /** Says one endless line, as fast as it is read. */
    static final String ENDLESS_LINE = "endless line";

    /** Says endless lines of one reply, as fast as they are read. */
    static final String ENDLESS_LINES = "endless lines";

    private final ServerSocket socket;
    private final @Nullable SSLContext encryption;
    private final Map<String, String> script = new ConcurrentHashMap<>();
    private final Set<String> last = ConcurrentHashMap.newKeySet();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<List<String>> mails = new CopyOnWriteArrayList<>();
    private final List<Socket> callers = new CopyOnWriteArrayList<>();
    private final AtomicLong poured = new AtomicLong();

    ScriptedSmtpServer() throws IOException {
        this(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), null);
    }

    private ScriptedSmtpServer(ServerSocket socket, @Nullable SSLContext encryption) {
        this.socket = socket;
        this.encryption = encryption;
        start("scripted-smtp", this::serve);
    }

    /** Speaks TLS once it is asked to by STARTTLS. */
    static ScriptedSmtpServer withStartTls(SSLContext encryption) throws IOException {
        return new ScriptedSmtpServer(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), encryption)
                .answering("EHLO", "250-here\r\n250 STARTTLS");
    }

    /** Speaks TLS from the first byte on. */
    static ScriptedSmtpServer withTls(SSLContext encryption) throws IOException {
        var socket = encryption.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        return new ScriptedSmtpServer(socket, encryption);
    }

    private static void start(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    ScriptedSmtpServer answering(String command, String reply) {
        script.put(command, reply);
        return this;
    }

    /** Hangs up after the reply. */
    ScriptedSmtpServer answeringLast(String command, String reply) {
        last.add(command);
        return answering(command, reply);
    }

    /** From now on serves as any server does. */
    void recover() {
        script.clear();
        last.clear();
    }

    String url() {
        return "smtp://127.0.0.1:" + port();
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

    int conversations() {
        return callers.size();
    }

    /** Whole mails up to the final dot, header and body, line by line, whether or not they were taken. */
    List<List<String>> mails() {
        return mails;
    }

    /** The one mail that came. */
    List<String> data() {
        if (mails.size() != 1) {
            throw new AssertionError(mails.size() + " mails came");
        }
        return mails.get(0);
    }

    /** How many bytes of something endless were written so far. */
    long poured() {
        return poured.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var caller = socket.accept();
                callers.add(caller);
                start("scripted-smtp-caller", () -> serve(caller));
            } catch (IOException gone) {
                // the next one, if any
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            if (answer(caller.getOutputStream(), "CONNECT", "220 ready")) {
                converse(caller);
            }
        } catch (IOException gone) {
            // nobody to talk to any more
        }
    }

    private void converse(Socket caller) throws IOException {
        var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), UTF_8));
        var out = caller.getOutputStream();
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(line);
            var verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            if (!answer(out, verb, usual(verb))) {
                return;
            }
            if (verb.equals("STARTTLS") && encryption != null) {
                converse(encrypted(caller, encryption));
                return;
            }
            if (verb.equals("DATA") && script.getOrDefault(verb, "354").startsWith("354") && !readMail(in, out)) {
                return;
            }
        }
    }

    private static String usual(String verb) {
        return switch (verb) {
            case "DATA" -> "354 go on";
            case "AUTH" -> "235 welcome";
            case "STARTTLS" -> "220 go on";
            default -> "250 fine";
        };
    }

    private static Socket encrypted(Socket caller, SSLContext encryption) throws IOException {
        var socket = (SSLSocket) encryption.getSocketFactory().createSocket(caller, null, caller.getPort(), true);
        socket.setUseClientMode(false);
        return socket;
    }

    private boolean readMail(BufferedReader in, OutputStream out) throws IOException {
        var mail = new ArrayList<String>();
        for (@Nullable String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                return false;
            }
            mail.add(line);
        }
        mails.add(mail);
        return answer(out, ".", "250 taken");
    }

    private boolean answer(OutputStream out, String verb, String usual) throws IOException {
        var reply = script.getOrDefault(verb, usual);
        switch (reply) {
            case SILENCE -> {
                return true;
            }
            case HANG_UP -> {
                return false;
            }
            case DRIP -> drip(out);
            case ENDLESS_LINE -> pour(out, "250-" + "x".repeat(60_000));
            case ENDLESS_LINES -> pour(out, ("250-" + "x".repeat(60) + "\r\n").repeat(1000));
            default -> write(out, reply + "\r\n");
        }
        return !last.contains(verb);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    private static void drip(OutputStream out) throws IOException {
        for (write(out, "250-"); true; write(out, "x")) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    private void pour(OutputStream out, String text) throws IOException {
        while (!socket.isClosed()) {
            write(out, text);
            poured.addAndGet(text.length());
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
