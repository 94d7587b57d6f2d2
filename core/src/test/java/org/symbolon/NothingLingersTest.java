package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.CLIENT;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;

import java.time.Duration;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.symbolon.mail.MailRefusedException;
import org.symbolon.store.memory.InMemoryStore;

/** What the purge in the background leaves of a whole run, and what it bears. */
class NothingLingersTest {
    private static final String OWNER = "mika@example.org";
    private static final List<String> FLEETING = List.of("flows", "sessions", "outbox", "ledger");

    private final InMemoryStore rows = new InMemoryStore();
    private final WatchedStore store = new WatchedStore(rows);
    private final World world = new World(builder -> builder.store(store).purgeEvery(Duration.ofMillis(5)));

    @AfterEach
    void close() {
        world.close();
    }

    private boolean isLeft(String table) {
        return rows.transact(unit -> Dump.rows(rows, table) > 0);
    }

    @Test
    void accountsAndConsentsAreAllThatStaysForGood() {
        var owner = world.authenticated(world.register(OWNER).tokens());
        world.symbolon.accounts().subscribe(owner, "v1", CLIENT).orElseThrow();
        world.complete(world.proven(OWNER), OTHER_PASSWORD).orElseThrow();
        world.login(OWNER, OTHER_PASSWORD).orElseThrow();
        world.proven(OWNER);
        world.mailer.failWith(new MailRefusedException("no such mailbox"));
        world.start("noor@example.org", PASSWORD);
        world.startReset("nobody@example.org");
        assertThat(FLEETING).allMatch(this::isLeft);

        world.pass(Duration.ofDays(31));

        for (var table : FLEETING) {
            Until.holds(() -> !isLeft(table));
        }
        assertThat(rows.<String>transact(unit -> Dump.of(rows)))
                .contains(OWNER, "v1")
                .doesNotContain("noor@", "nobody@");
    }

    @Test
    void purgeGoesOnAfterAnOutageEvenWhereTheLogThrows() {
        var deaf = new Handler() {
            @Override
            public void publish(LogRecord record) {
                if (record.getMessage().startsWith("Nothing was purged")) {
                    throw new IllegalStateException("the disk is full");
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        world.started(OWNER, PASSWORD);
        Logger.getLogger("org.symbolon").addHandler(deaf);
        try {
            store.after("flows.purge", () -> {
                throw new IllegalStateException("down");
            });
            world.pass(Duration.ofMinutes(91));

            Until.holds(() -> !isLeft("flows"));
        } finally {
            Logger.getLogger("org.symbolon").removeHandler(deaf);
        }
    }
}
