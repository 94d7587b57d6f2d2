package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.symbolon.WatchedDatabase.Seen;
import org.symbolon.store.jdbc.Database;

/**
 * What each step costs a database, in statements of the thread that takes it. To begin and to commit are none, and what
 * the mail dispatcher and the purge ask meanwhile is theirs.
 */
@Timeout(120)
class StatementCountTest {
    private static final List<Database> DATABASES = List.of(Database.POSTGRESQL, Database.MARIADB, Database.H2);

    private static Seen see(Database database, CountedStep step) throws SQLException {
        try (var watched = new WatchedDatabase(database)) {
            return watched.see(step);
        }
    }

    private static void assertCounts(CountedStep step, String answer, int... counts) throws SQLException {
        for (int each = 0; each < counts.length; each++) {
            var seen = see(DATABASES.get(each), step);
            assertThat(seen.answer()).as("%s", DATABASES.get(each)).isEqualTo(answer);
            assertThat(seen.statements()).as("%s", DATABASES.get(each)).hasSize(counts[each]);
        }
    }

    /**
     * The steps of whose number the design speaks: so many on PostgreSQL at the most, and elsewhere so many more, one
     * for each conditional update whose row is needed and one for each charge.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # step                   | answer          | design | more | PostgreSQL | MariaDB | H2
            REGISTER                 | Started         | 4      | 1    | 4          | 5       | 5
            REGISTER_TAKEN           | Started         | 4      | 1    | 4          | 5       | 5
            REGISTER_WEAK            | PasswordRefused | 4      | 1    | 0          | 0       | 0
            REGISTER_LIMITED         | TooManyRequests | 4      | 1    | 1          | 1       | 1
            RESEND                   | Resent          | 3      | 2    | 3          | 5       | 5
            RESEND_DECOY             | Resent          | 3      | 2    | 3          | 5       | 5
            RESEND_EARLY             | TooManyRequests | 3      | 2    | 2          | 2       | 2
            RESEND_LIMITED           | TooManyRequests | 3      | 2    | 2          | 3       | 3
            VERIFY                   | Verified        | 4      | 1    | 4          | 5       | 5
            VERIFY_OVERTAKEN         | Closed          | 4      | 1    | 3          | 4       | 4
            VERIFY_AGAIN             | AlreadyVerified | 4      | 1    | 4          | 4       | 4
            VERIFY_WRONG             | CodeRefused     | 1      | 1    | 1          | 2       | 2
            VERIFY_DECOY             | CodeRefused     | 1      | 1    | 1          | 2       | 2
            VERIFY_UNREADABLE        | CodeRefused     | 1      | 1    | 1          | 1       | 1
            LOGIN                    | LoggedIn        | 4      | 1    | 2          | 2       | 2
            LOGIN_NEW_DEVICE         | LoggedIn        | 5      | 1    | 4          | 5       | 5
            LOGIN_NEW_DEVICE_LIMITED | LoggedIn        | 5      | 1    | 3          | 3       | 3
            LOGIN_UPGRADING          | LoggedIn        | 6      | 1    | 5          | 6       | 6
            LOGIN_WRONG              | Refused         | 2      | 1    | 1          | 1       | 1
            LOGIN_UNKNOWN            | Refused         | 2      | 1    | 1          | 1       | 1
            REFRESH                  | Refreshed       | 1      | 1    | 1          | 2       | 2
            REFRESH_AGAIN            | Refreshed       | 2      | 1    | 2          | 2       | 2
            REFRESH_REUSED           | Refused         | 2      | 1    | 2          | 3       | 3
            REFRESH_ENDED            | Refused         | 2      | 1    | 2          | 2       | 2
            RESET                    | Started         | 4      | 1    | 4          | 5       | 5
            RESET_UNKNOWN            | Started         | 4      | 1    | 4          | 5       | 5
            RESET_LIMITED            | TooManyRequests | 4      | 1    | 1          | 1       | 1
            RESET_RESEND             | Resent          | 3      | 2    | 3          | 5       | 5
            RESET_RESEND_DECOY       | Resent          | 3      | 2    | 3          | 5       | 5
            RESET_VERIFY             | Proven          | 2      | 1    | 2          | 3       | 3
            RESET_VERIFY_WRONG       | CodeRefused     | 1      | 1    | 1          | 2       | 2
            RESET_VERIFY_DECOY       | CodeRefused     | 1      | 1    | 1          | 2       | 2
            RESET_COMPLETE           | Completed       | 4      | 0    | 4          | 4       | 4
            RESET_COMPLETE_WEAK      | PasswordRefused | 4      | 0    | 1          | 1       | 1
            RESET_COMPLETE_CLOSED    | Closed          | 4      | 0    | 1          | 1       | 1
            """)
    void stepCostsNoMoreStatementsThanTheDesignSays(
            CountedStep step, String answer, int design, int more, int postgresql, int mariadb, int h2)
            throws SQLException {
        assertThat(postgresql).isLessThanOrEqualTo(design);
        assertThat(List.of(mariadb, h2)).allMatch(count -> count <= design + more);
        assertCounts(step, answer, postgresql, mariadb, h2);
    }

    /** The others: a session that was seen alive a moment ago is not asked for, and what is forged reaches no store. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # step              | answer          | PostgreSQL | MariaDB | H2
            REFRESH_FORGED      | Refused         | 0          | 0       | 0
            RESUME              | Valid           | 1          | 1       | 1
            RESUME_LATER        | Valid           | 2          | 2       | 2
            AUTHENTICATE        | Valid           | 1          | 1       | 1
            AUTHENTICATE_SOON   | Valid           | 0          | 0       | 0
            AUTHENTICATE_LATER  | Valid           | 1          | 1       | 1
            AUTHENTICATE_NOTED  | Valid           | 2          | 2       | 2
            AUTHENTICATE_FORGED | Refused         | 0          | 0       | 0
            LIST                | ListedSession   | 1          | 1       | 1
            LIST_ENDED          | Integer         | 1          | 1       | 1
            LOGOUT              | Authenticated   | 1          | 1       | 1
            LOGOUT_ONE          | Boolean         | 3          | 3       | 3
            LOGOUT_ONE_UNKNOWN  | Boolean         | 1          | 1       | 1
            LOGOUT_OTHERS       | Integer         | 3          | 3       | 3
            LOGOUT_OTHERS_ALONE | Integer         | 1          | 1       | 1
            LOGOUT_EVERYWHERE   | Authenticated   | 3          | 3       | 3
            SUBSCRIBE           | Recorded        | 2          | 2       | 2
            CHANGE_PASSWORD     | Changed         | 8          | 10      | 10
            CHANGE_PASSWORD_WRONG | CurrentPasswordRefused | 3  | 4       | 4
            CHANGE_PASSWORD_LAST_WRONG | SignedOut | 4          | 5       | 5
            CHANGE_PASSWORD_WEAK | PasswordRefused | 2         | 2       | 2
            CHANGE_PASSWORD_ENDED | SignedOut     | 1          | 1       | 1
            DELETE              | Deleted         | 9          | 10      | 10
            DELETE_SUBSCRIBED   | Deleted         | 10         | 11      | 11
            DELETE_WRONG        | CurrentPasswordRefused | 3   | 4       | 4
            DELETE_BY_OPERATOR  | Boolean         | 9          | 9       | 9
            SUSPEND             | Boolean         | 1          | 1       | 1
            REINSTATE           | Boolean         | 1          | 1       | 1
            SIGN_OUT_EVERYWHERE | Boolean         | 1          | 1       | 1
            UNSUBSCRIBE_BY_TOKEN | Recorded       | 2          | 2       | 2
            UNSUBSCRIBE_AGAIN   | Recorded        | 2          | 2       | 2
            UNSUBSCRIBE_FORGED  | Refused         | 0          | 0       | 0
            UNSUBSCRIBE_HEADERS | AccountId       | 0          | 0       | 0
            SUBSCRIBERS         | Subscriber      | 1          | 1       | 1
            CONSENTS            | ConsentRecord   | 1          | 1       | 1
            ADMIT               | Admitted        | 1          | 1       | 1
            LEASE               | OutboxMail      | 1          | 2       | 2
            LEASE_IDLE          | Nothing         | 1          | 1       | 1
            PURGE               | Purge           | 4          | 4       | 4
            """)
    void stepCostsFewStatements(CountedStep step, String answer, int postgresql, int mariadb, int h2)
            throws SQLException {
        assertCounts(step, answer, postgresql, mariadb, h2);
    }

    /** S7, as the database sees it: the same statements in the same order, whatever their values. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            REGISTER           | REGISTER_TAKEN
            RESEND             | RESEND_DECOY
            VERIFY_WRONG       | VERIFY_DECOY
            LOGIN_WRONG        | LOGIN_UNKNOWN
            LOGIN_WRONG        | LOGIN_SUSPENDED
            RESET              | RESET_UNKNOWN
            RESET              | RESET_SUSPENDED
            RESET_RESEND       | RESET_RESEND_DECOY
            RESET_VERIFY_WRONG | RESET_VERIFY_DECOY
            LOGOUT_ONE_UNKNOWN | LOGOUT_ONE_OF_ANOTHER
            """)
    void s7AddressWithAnAccountAndOneWithoutCostTheSameStatements(CountedStep one, CountedStep other)
            throws SQLException {
        for (var database : DATABASES) {
            assertThat(see(database, other)).as("%s", database).isEqualTo(see(database, one));
        }
    }
}
