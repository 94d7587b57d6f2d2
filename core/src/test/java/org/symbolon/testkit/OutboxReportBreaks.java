package org.symbolon.testkit;

import static org.symbolon.testkit.Break.mistake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.symbolon.store.AbandonedMail;
import org.symbolon.store.MailId;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.OutboxStatus;
import org.symbolon.testkit.BrokenStore.Answer;
import org.symbolon.testkit.BrokenStore.Call;

final class OutboxReportBreaks {
    private static final String STATUS = "outbox.status";
    private static final String ABANDONED = "outbox.abandoned";

    private OutboxReportBreaks() {}

    static Stream<Break> all() {
        return Stream.concat(counts(), lists());
    }

    private static Answer counting(UnaryOperator<OutboxStatus> change) {
        return call -> change.apply((OutboxStatus) call.asUsual());
    }

    private static OutboxStatus since(@Nullable Instant oldest, OutboxStatus status) {
        return new OutboxStatus(status.pending(), oldest, status.abandoned());
    }

    private static Stream<Break> counts() {
        return Stream.of(
                mistake(STATUS, "counts nothing", call -> new OutboxStatus(0, null, 0)),
                mistake(STATUS, "leaves out what is leased", OutboxReportBreaks::unleasedOnly),
                mistake(
                        STATUS,
                        "counts what was abandoned as waiting",
                        counting(
                                status -> new OutboxStatus(status.pending() + status.abandoned(), status.oldest(), 0))),
                mistake(
                        STATUS,
                        "tells an instant where nothing waits",
                        counting(status -> since(Objects.requireNonNullElse(status.oldest(), Instant.EPOCH), status))),
                mistake(STATUS, "tells since when the newest waits", () -> sinceOneOf(Collections::max)),
                mistake(STATUS, "tells when the oldest of all was written", () -> sinceOneOf(Collections::min)),
                mistake(STATUS, "tells when the first came", () -> sinceOneOf(written -> written.get(0))),
                mistake(STATUS, "counts what was purged", OutboxReportBreaks::neverForgetting));
    }

    private static Map<String, Answer> unleasedOnly() {
        var leased = new HashSet<MailId>();
        return Map.of(
                "outbox.lease",
                call -> {
                    var mail = (Optional<?>) call.asUsual();
                    mail.ifPresent(taken -> leased.add(((OutboxMail) taken).id()));
                    return mail;
                },
                STATUS,
                counting(status -> new OutboxStatus(
                        Math.max(0, status.pending() - leased.size()), status.oldest(), status.abandoned())));
    }

    private interface Choice {
        Instant of(List<Instant> written);
    }

    private static Map<String, Answer> sinceOneOf(Choice choice) {
        var written = new ArrayList<Instant>();
        return Map.of(
                "outbox.insert",
                call -> {
                    written.add(call.<OutboxMail>argument(0).createdAt());
                    return call.asUsual();
                },
                STATUS,
                counting(status -> status.oldest() == null ? status : since(choice.of(written), status)));
    }

    private static Map<String, Answer> neverForgetting() {
        var abandoned = new HashSet<>();
        return Map.of(
                "outbox.abandon",
                call -> {
                    abandoned.add(call.argument(0));
                    return call.asUsual();
                },
                STATUS,
                counting(status -> new OutboxStatus(status.pending(), status.oldest(), abandoned.size())));
    }

    private static List<AbandonedMail> usual(Call call) {
        return call.unit().outbox().abandoned(call.argument(0));
    }

    private static Answer telling(UnaryOperator<AbandonedMail> change) {
        return call -> usual(call).stream().map(change).toList();
    }

    private static Stream<Break> lists() {
        return Stream.of(
                mistake(ABANDONED, "tells nothing", call -> List.of()),
                mistake(ABANDONED, "never minds the limit", call -> call.with(0, Integer.MAX_VALUE)),
                mistake(ABANDONED, "tells one less", call -> call.with(0, call.<Integer>argument(0) - 1)),
                mistake(ABANDONED, "tells first what was abandoned last", call -> {
                    var mails = new ArrayList<>(usual(call));
                    Collections.reverse(mails);
                    return mails;
                }),
                mistake(
                        ABANDONED,
                        "tells first what was written first",
                        call -> usual(call).stream()
                                .sorted(Comparator.comparing(
                                        mail -> mail.mail().id().value()))
                                .toList()),
                mistake(
                        ABANDONED,
                        "tells first the last of those it tells of",
                        call -> call.unit().outbox().abandoned(9).stream()
                                .sorted(Comparator.comparing(AbandonedMail::abandonedAt)
                                        .reversed())
                                .limit(call.<Integer>argument(0))
                                .sorted(Comparator.comparing(AbandonedMail::abandonedAt))
                                .toList()),
                mistake(
                        ABANDONED,
                        "tells when it is due",
                        telling(mail ->
                                new AbandonedMail(mail.mail(), mail.mail().dueAt()))),
                mistake(
                        ABANDONED,
                        "tells when it was given up as when it is due",
                        telling(mail -> new AbandonedMail(mail.mail().due(mail.abandonedAt()), mail.abandonedAt()))),
                mistake(ABANDONED, "tells a mail as it was inserted", OutboxReportBreaks::asInserted));
    }

    private static Map<String, Answer> asInserted() {
        var inserted = new HashMap<MailId, OutboxMail>();
        return Map.of(
                "outbox.insert",
                call -> {
                    OutboxMail mail = call.argument(0);
                    inserted.put(mail.id(), mail);
                    return call.asUsual();
                },
                ABANDONED,
                telling(mail -> new AbandonedMail(
                        Objects.requireNonNull(inserted.get(mail.mail().id())), mail.abandonedAt())));
    }
}
