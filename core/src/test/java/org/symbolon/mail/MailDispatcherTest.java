package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.mail.Eventually.eventually;
import static org.symbolon.mail.MailRoom.OFTEN;
import static org.symbolon.mail.Samples.CODES;
import static org.symbolon.mail.Samples.FLOW;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.symbolon.account.Purpose;
import org.symbolon.store.FlowState;
import org.symbolon.store.MailKind;
import org.symbolon.store.OutboxMail;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;

/** What is sent, and what is removed unsent. */
@Timeout(60)
class MailDispatcherTest {
    private final MailRoom room = new MailRoom();
    private final ManualClock clock = room.clock();
    private final OutboxOnly store = room.store();
    private final RecordingMailer inbox = new RecordingMailer();

    @AfterEach
    void close() {
        inbox.recover();
        room.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"REGISTRATION_CODE", "RESET_CODE"})
    void sendsACodeMailWithTheCodeOfItsFlowAndRemovesIt(MailKind kind) {
        var mail = room.put(Samples.outboxMail(kind));
        room.putFlow(kind, FlowState.OPEN, 1);

        room.start(inbox, OFTEN);

        var sent = inbox.lastTo("ada.lovelace@EXAMPLE.org");
        var about = Objects.requireNonNull(mail.about());
        assertThat(inbox.codeFor("ada.lovelace@example.org")).isEqualTo(CODES.print("k1", FLOW, about.purpose(), 1));
        assertThat(sent.subject()).endsWith("(" + CODES.label("k1", FLOW) + ")");
        assertThat(sent.id()).isEqualTo(mail.id());
        assertThat(sent.to().text()).isEqualTo("Ada.Lovelace@example.org");
        eventually(() -> assertThat(store.row(mail)).isNull());
        assertThat(inbox.mails()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"ALREADY_REGISTERED", "NO_ACCOUNT"})
    void sendsADecoysMailWithItsLabelButNoCode(MailKind kind) {
        var mail = room.put(Samples.outboxMail(kind));
        room.putFlow(kind, FlowState.OPEN, 1);

        room.start(inbox, OFTEN);

        var sent = inbox.lastTo("ada.lovelace@example.org");
        assertThat(sent.subject()).endsWith("(" + CODES.label("k1", FLOW) + ")");
        assertThat(sent.text()).doesNotContain(CODES.print("k1", FLOW, Purpose.REGISTRATION, 1));
        eventually(() -> assertThat(store.row(mail)).isNull());
    }

    @Test
    void sendsANoticeThatBelongsToNoFlow() {
        room.put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));

        room.start(inbox, OFTEN);

        assertThat(inbox.lastTo("ada.lovelace@example.org").kind()).isEqualTo(MailKind.PASSWORD_CHANGED);
    }

    @Test
    void sendsOutsideAnyTransaction() {
        var within = new CopyOnWriteArrayList<Boolean>();
        var mail = room.put(Samples.outboxMail(MailKind.PASSWORD_CHANGED));

        room.start(sent -> within.add(store.isBusy()), OFTEN);

        eventually(() -> assertThat(store.row(mail)).isNull());
        assertThat(within).containsExactly(false);
    }

    @Test
    void leavesAMailAloneWhoseKeyThisNodeLacks() {
        var foreign = room.put(Samples.outboxMail("foreign", MailKind.PASSWORD_CHANGED, null, "k2"));
        var own = room.put(Samples.outboxMail("own", MailKind.PASSWORD_CHANGED, null, "k1"));

        room.start(inbox, OFTEN);

        eventually(() -> assertThat(store.row(own)).isNull());
        room.awaitAnotherLook();
        assertThat(store.row(foreign))
                .satisfies(row -> assertThat(row.mail().attempts()).isZero());
        assertThat(inbox.mails()).hasSize(1);
    }

    @Test
    void removesAMailOfKindNoneUnsent() {
        room.putFlow(MailKind.NONE, FlowState.OPEN, 1);

        assertRemovedUnsent(Samples.outboxMail(MailKind.NONE));
    }

    @Test
    void removesAnExpiredMailUnsent() {
        room.putFlow(MailKind.RESET_CODE, FlowState.OPEN, 1);
        clock.advance(Duration.ofMinutes(30));

        assertRemovedUnsent(Samples.outboxMail(MailKind.RESET_CODE));
    }

    @Test
    void sendsAMailInItsLastMillisecond() {
        room.put(Samples.outboxMail(MailKind.RESET_CODE));
        room.putFlow(MailKind.RESET_CODE, FlowState.OPEN, 1);
        clock.advance(Duration.ofMinutes(30).minusMillis(1));

        room.start(inbox, OFTEN);

        assertThat(inbox.lastTo("ada.lovelace@example.org").text()).contains("less than a minute");
    }

    @Test
    void removesASupersededMailUnsentAndSendsTheNewerOne() {
        room.putFlow(MailKind.RESET_CODE, FlowState.OPEN, 2);
        var newer =
                room.put(Samples.outboxMail("newer", MailKind.RESET_CODE, Samples.about(MailKind.RESET_CODE, 2), "k1"));

        var older = room.put(Samples.outboxMail(MailKind.RESET_CODE));
        room.start(inbox, OFTEN);

        eventually(() -> assertThat(store.row(older)).isNull());
        eventually(() -> assertThat(store.row(newer)).isNull());
        assertThat(inbox.mails()).extracting(Mail::id).containsExactly(newer.id());
        assertThat(inbox.codeFor("ada.lovelace@example.org"))
                .isEqualTo(CODES.print("k1", FLOW, Purpose.PASSWORD_RESET, 2));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVEN", "DONE"})
    void removesAMailUnsentWhoseFlowAwaitsNoCodeAnyMore(FlowState state) {
        room.putFlow(MailKind.RESET_CODE, state, 1);

        assertRemovedUnsent(Samples.outboxMail(MailKind.RESET_CODE));
    }

    @Test
    void removesAMailUnsentWhoseFlowIsGone() {
        assertRemovedUnsent(Samples.outboxMail(MailKind.RESET_CODE));
    }

    private void assertRemovedUnsent(OutboxMail mail) {
        room.put(mail);
        room.start(inbox, OFTEN);

        eventually(() -> assertThat(store.row(mail)).isNull());
        room.awaitAnotherLook();
        assertThat(inbox.mails()).isEmpty();
    }

    @Test
    void saysTheMinutesThatAreLeftWhenItIsSentRatherThanWritten() {
        room.put(Samples.outboxMail(MailKind.RESET_CODE));
        room.putFlow(MailKind.RESET_CODE, FlowState.OPEN, 1);
        clock.advance(Duration.ofSeconds(700));

        room.start(inbox, OFTEN);

        assertThat(inbox.lastTo("ada.lovelace@example.org").text()).contains("works for 18 minutes.");
    }
}
