package org.symbolon.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A database that is understood, from a version on. */
record Platform(String product, int major, int minor, Dialect dialect) {
    private static final List<Platform> ALL = List.of(
            new Platform("PostgreSQL", 14, 0, new Postgresql()),
            new Platform("MariaDB", 10, 6, new Mariadb()),
            new Platform("H2", 2, 3, new H2()));

    /**
     * The dialect of whatever is at the other end.
     *
     * @throws IllegalArgumentException where that is none of ours, or too old
     */
    static Dialect of(Connection connection) throws SQLException {
        var about = connection.getMetaData();
        var product = about.getDatabaseProductName();
        int major = about.getDatabaseMajorVersion();
        int minor = about.getDatabaseMinorVersion();
        return find(product, major, minor)
                .map(Platform::dialect)
                .orElseThrow(() -> new IllegalArgumentException(
                        "JdbcStore needs PostgreSQL 14, MariaDB 10.6 or H2 2.3, or newer, and this is " + product + " "
                                + major + "." + minor));
    }

    static Optional<Platform> find(String product, int major, int minor) {
        return ALL.stream()
                .filter(platform -> platform.product.equals(product))
                .filter(platform -> platform.includes(major, minor))
                .findFirst();
    }

    private boolean includes(int otherMajor, int otherMinor) {
        return otherMajor > major || (otherMajor == major && otherMinor >= minor);
    }
}
