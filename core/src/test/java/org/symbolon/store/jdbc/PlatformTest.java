package org.symbolon.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
    /** A connection to a product that tells its name and version, and nothing else. */
    private static Connection connection(String product, int major, int minor) {
        var about = answering(
                DatabaseMetaData.class,
                Map.of(
                        "getDatabaseProductName", product,
                        "getDatabaseMajorVersion", major,
                        "getDatabaseMinorVersion", minor));
        return answering(Connection.class, Map.of("getMetaData", about));
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                PlatformTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }

    @ParameterizedTest
    @CsvSource({
        "PostgreSQL, 14, 0, postgresql",
        "PostgreSQL, 18, 6, postgresql",
        "MariaDB, 10, 6, mariadb",
        "MariaDB, 10, 11, mariadb",
        "MariaDB, 11, 4, mariadb",
        "H2, 2, 3, h2",
        "H2, 3, 0, h2"
    })
    void isUnderstood(String product, int major, int minor, String platform) throws Exception {
        assertThat(Platform.of(connection(product, major, minor)).name()).isEqualTo(platform);
    }

    @ParameterizedTest
    @CsvSource({
        "PostgreSQL, 13, 18",
        "MariaDB, 10, 5",
        "MariaDB, 5, 5",
        "H2, 2, 2",
        "H2, 1, 4",
        "MySQL, 8, 4",
        "MySQL, 10, 6",
        "Oracle, 23, 0",
        "Microsoft SQL Server, 16, 0",
        "DB2/LINUXX8664, 11, 5",
        "SQLite, 3, 50",
        "postgresql, 18, 6"
    })
    void isRefusedWithWhatItIsAndWhatIsNeeded(String product, int major, int minor) {
        var source = new PlainSource("") {
            @Override
            public Connection getConnection() {
                return connection(product, major, minor);
            }
        };

        assertThatThrownBy(() -> JdbcStore.on(source))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JdbcStore needs PostgreSQL 14, MariaDB 10.6 or H2 2.3, or newer, and this is " + product
                        + " " + major + "." + minor);
    }
}
