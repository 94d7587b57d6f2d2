package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.symbolon.mail.MailTexts;
import org.symbolon.store.MailKind;

/** What a host says in its own words. */
class TextsTest {
    private static final String OWNER = "mika@example.org";

    @Test
    void textsOfTheBuilderReachTheMailbox() {
        var texts = MailTexts.DEFAULT.with(Locale.ENGLISH, Map.of("registration-code.subject", "Join {site}"));
        try (var world = new World(builder -> builder.texts(texts))) {
            var started = world.start(OWNER, World.PASSWORD).orElseThrow();

            assertThat(world.mailer.lastTo(OWNER).subject()).isEqualTo("Join Example Video (" + started.label() + ")");
        }
    }

    @Test
    void mailOfABrokenTemplateIsKeptAndSentOnceItIsMended() {
        var tries = new AtomicInteger();
        var texts = MailTexts.DEFAULT.withTemplate((content, mail) -> {
            if (tries.getAndIncrement() < 2) {
                throw new IllegalStateException("a broken template");
            }
            return mail;
        });
        try (var world = new World(builder -> builder.texts(texts))) {
            world.start(OWNER, World.PASSWORD).orElseThrow();
            for (int seconds = 0; world.mailer.mails().isEmpty() && seconds < 1000; seconds += 5) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                world.pass(Duration.ofSeconds(5));
            }

            assertThat(world.mailer.lastTo(OWNER).kind()).isEqualTo(MailKind.REGISTRATION_CODE);
            assertThat(world.mailer.mails()).hasSize(1);
            assertThat(tries).hasValue(3);
        }
    }
}
