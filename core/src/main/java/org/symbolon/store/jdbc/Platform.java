package org.symbolon.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** The databases that are understood, each from a version on. */
enum Platform {
    POSTGRESQL("PostgreSQL", 14, 0, new Postgresql()),
    MARIADB("MariaDB", 10, 6, new Mariadb()),
    H2("H2", 2, 3, new H2());

    private final String product;
    private final int major;
    private final int minor;
    private final Dialect dialect;

    Platform(String product, int major, int minor, Dialect dialect) {
        this.product = product;
        this.major = major;
        this.minor = minor;
        this.dialect = dialect;
    }

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
                .map(platform -> platform.dialect)
                .orElseThrow(() -> new IllegalArgumentException(
                        "JdbcStore needs PostgreSQL 14, MariaDB 10.6 or H2 2.3, or newer, and this is " + product + " "
                                + major + "." + minor));
    }

    static Optional<Platform> find(String product, int major, int minor) {
        return Stream.of(values())
                .filter(platform -> platform.product.equals(product))
                .filter(platform -> major > platform.major || (major == platform.major && minor >= platform.minor))
                .findFirst();
    }
}
