package org.symbolon.quickstart;

import org.symbolon.account.EmailAddress;
import org.symbolon.store.memory.InMemoryStore;

/** Tells the {@link Story} in memory, or on the database that was asked for. */
final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        int status = run(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** The exit status, after one line on the error stream where it is not zero. */
    static int run(String... arguments) throws Exception {
        try {
            tell(Options.read(arguments));
            return 0;
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            return refusal.status();
        }
    }

    private static void tell(Options options) throws Exception {
        if (options.isEmpty()) {
            var mika = EmailAddress.parse("mika@example.org").orElseThrow();
            var noor = EmailAddress.parse("noor@example.org").orElseThrow();
            new Story(mika, noor).tell(new InMemoryStore());
            return;
        }
        try (var database = new Database(options)) {
            var store = database.store();
            System.out.println("On " + database.product() + ", with the tables of Symbolon in it");
            new Story(database.freshAddress("mika"), database.freshAddress("noor")).tell(store);
            System.out.println("Kept there:");
            database.rows().forEach((table, rows) -> System.out.println("%5d in %s".formatted(rows, table)));
        }
    }
}
