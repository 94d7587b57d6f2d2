package org.symbolon.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** What somebody sees who runs the quickstart. */
record Console(int status, List<String> lines, List<String> complaints) {
    static Console of(String... arguments) throws Exception {
        var out = System.out;
        var err = System.err;
        var printed = new ByteArrayOutputStream();
        var complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        System.setErr(new PrintStream(complained, true, UTF_8));
        try {
            int status = Main.run(arguments);
            return new Console(status, lines(printed), lines(complained));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static List<String> lines(ByteArrayOutputStream text) {
        return text.toString(UTF_8).lines().toList();
    }
}
