package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.symbolon.account.Purpose;
import org.symbolon.code.Codes;
import org.symbolon.mail.MailRefusedException;
import org.symbolon.mail.Outbox;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxStatus;

/** What an operator sees of mail that does not get out. */
class OutboxTest {
    private static final String MIKA = "mika@example.org";
    private static final String NOOR = "noor@example.org";

    private final World world = new World();
    private final Outbox outbox = world.symbolon.outbox();

    @AfterEach
    void close() {
        world.close();
    }

    private void awaitStatus(OutboxStatus expected) {
        Until.holds(() -> outbox.status().equals(expected));
    }

    @Test
    void nothingWaitsOnceAllWasSent() {
        assertThat(outbox.status()).isEqualTo(new OutboxStatus(0, null, 0));
        world.register(MIKA);

        awaitStatus(new OutboxStatus(0, null, 0));
        assertThat(outbox.abandoned(1000)).isEmpty();
    }

    @Test
    void mailServerDownShowsInWhatWaitsAndSinceWhen() {
        world.mailer.failWith(new IOException("down"));
        var began = world.clock.instant();
        world.start(MIKA, World.PASSWORD).orElseThrow();
        world.pass(Duration.ofSeconds(1));
        world.startReset(NOOR).orElseThrow();

        assertThat(outbox.status()).isEqualTo(new OutboxStatus(2, began, 0));
        assertThat(outbox.abandoned(1000)).as("the server may come back").isEmpty();
    }

    @Test
    void mailThatIsRefusedForGoodIsToldOfWithoutItsCode() {
        world.mailer.failWith(new MailRefusedException("no such mailbox"));
        var handle = world.start(MIKA, World.PASSWORD).orElseThrow().handle();
        awaitStatus(new OutboxStatus(0, null, 1));

        var given = outbox.abandoned(1000);

        assertThat(given).hasSize(1).allSatisfy(told -> {
            assertThat(told.abandonedAt()).isEqualTo(world.clock.instant());
            assertThat(told.mail().recipient().address().text()).isEqualTo(MIKA);
            assertThat(told.mail().kind()).isEqualTo(MailKind.REGISTRATION_CODE);
            assertThat(told.mail().attempts()).isEqualTo(1);
        });
        var code = new Codes(World.keys()).print("k1", handle.digest(), Purpose.REGISTRATION, 1);
        world.mailer.recover();
        assertThat(world.verify(handle, code).orElseThrow().account().address().text())
                .as("it is the code")
                .isEqualTo(MIKA);
        assertThat(given.toString()).doesNotContain(code, code.replace("-", ""));
    }

    @Test
    void firstGivenUpIsToldFirstAndNoMoreThanAskedFor() {
        world.mailer.failWith(new MailRefusedException("no such mailbox"));
        world.start(NOOR, World.PASSWORD).orElseThrow();
        awaitStatus(new OutboxStatus(0, null, 1));
        world.pass(Duration.ofSeconds(1));
        world.start(MIKA, World.PASSWORD).orElseThrow();
        awaitStatus(new OutboxStatus(0, null, 2));

        assertThat(outbox.abandoned(2))
                .extracting(told -> told.mail().recipient().address().text())
                .containsExactly(NOOR, MIKA);
        assertThat(outbox.abandoned(1))
                .extracting(told -> told.mail().recipient().address().text())
                .containsExactly(NOOR);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1001, Integer.MAX_VALUE})
    void limitOutOfBoundsIsRefusedAndSaysWhichItWas(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> outbox.abandoned(limit))
                .withMessage("The limit is " + limit + ", which is not between 1 and 1000");
    }
}
