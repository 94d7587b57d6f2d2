package org.symbolon.quickstart;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was asked for on the command line; nothing, or which database and as whom. */
final class Options {
    private static final String JDBC = "--jdbc";
    private static final String USER = "--user";
    private static final String PASSWORD = "--password";

    private final Map<String, String> given;

    private Options(Map<String, String> given) {
        this.given = given;
    }

    /** Reads names and values in turn. */
    static Options read(String... arguments) {
        var given = new HashMap<String, String>();
        for (int at = 0; at < arguments.length; at += 2) {
            var name = known(arguments[at]);
            if (at + 1 == arguments.length || (name.equals(JDBC) && arguments[at + 1].isBlank())) {
                throw Refusal.ofOptions(name + " needs a value");
            }
            if (given.put(name, arguments[at + 1]) != null) {
                throw Refusal.ofOptions(name + " was given twice");
            }
        }
        if (!given.isEmpty() && !given.containsKey(JDBC)) {
            throw Refusal.ofOptions(JDBC + " is missing");
        }
        return new Options(given);
    }

    private static String known(String name) {
        if (!Set.of(JDBC, USER, PASSWORD).contains(name)) {
            throw Refusal.ofOptions("There is no option " + name);
        }
        return name;
    }

    boolean isEmpty() {
        return given.isEmpty();
    }

    /** Empty where none was given. */
    String url() {
        return given.getOrDefault(JDBC, "");
    }

    @Nullable
    String user() {
        return given.get(USER);
    }

    @Nullable
    String password() {
        return given.get(PASSWORD);
    }
}
