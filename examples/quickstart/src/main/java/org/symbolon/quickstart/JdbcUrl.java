package org.symbolon.quickstart;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** What is wrong with the URL of a database, as far as it can be told before anything connects. */
final class JdbcUrl {
    private static final Pattern KNOWN = Pattern.compile("jdbc:(postgresql|mariadb|h2):.*", Pattern.DOTALL);
    private static final Pattern H2_WITHOUT_NAME = Pattern.compile("jdbc:h2:mem:(;.*)?", Pattern.DOTALL);
    private static final Pattern SCHEME = Pattern.compile("(jdbc:)?[a-z][a-z0-9+-]*:", Pattern.CASE_INSENSITIVE);

    private JdbcUrl() {}

    /** The same URL, where a driver takes it. Refusals show the scheme alone: what follows may hold a password. */
    static String checked(String url) {
        if (H2_WITHOUT_NAME.matcher(url).matches()) {
            throw Refusal.ofDatabase("without a name, each connection would have another one in memory;"
                    + " name it, such as jdbc:h2:mem:app");
        }
        if (!isTaken(url)) {
            throw Refusal.ofDatabase("There is no driver here for " + shown(url) + why(url));
        }
        return url;
    }

    private static boolean isTaken(String url) {
        try {
            DriverManager.getDriver(url);
            return true;
        } catch (SQLException none) {
            return false;
        }
    }

    private static String shown(String url) {
        var scheme = SCHEME.matcher(url);
        return scheme.lookingAt() ? "'" + scheme.group() + "…'" : "such a URL";
    }

    private static String why(String url) {
        return KNOWN.matcher(url).matches()
                ? ", or it does not understand the rest"
                : ": the URL begins with jdbc:postgresql:, jdbc:mariadb: or jdbc:h2:";
    }
}
