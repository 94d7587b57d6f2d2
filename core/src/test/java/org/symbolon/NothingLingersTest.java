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
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.symbolon.mail.MailRefusedException;
import org.symbolon.store.Store;

/** What the purge in the background leaves of a whole run, and what it bears. */
@OnEachStore
class NothingLingersTest {
    private static final String OWNER = "mika@example.org";
    private static final Pattern LASTING =
            Pattern.compile("MemoryAccounts.*|MemoryConsents.*|symbolon_(account|consent|schema)");

    private final Keeping keeping;
    private final Store store;
    private final World world;

    NothingLingersTest(Keeping keeping) {
        this.keeping = keeping;
        store = keeping.fresh();
        world = new World(store, builder -> builder.purgeEvery(Duration.ofMillis(5)));
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** The tables with rows that have an end, whatever tables there are. */
    private List<String> fleeting() {
        return keeping.dump(store).filled().stream()
                .filter(table -> !LASTING.matcher(table).matches())
                .toList();
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
        assertThat(fleeting()).as("flows, sessions, outbox, ledger").hasSize(4);

        world.pass(Duration.ofDays(31));

        Until.holds(() -> fleeting().isEmpty());
        assertThat(keeping.dump(store).text()).contains(OWNER, "v1").doesNotContain("noor@", "nobody@");
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
            world.store.after("flows.purge", () -> {
                throw new IllegalStateException("down");
            });
            world.pass(Duration.ofMinutes(91));

            Until.holds(() -> fleeting().isEmpty());
        } finally {
            Logger.getLogger("org.symbolon").removeHandler(deaf);
        }
    }
}
