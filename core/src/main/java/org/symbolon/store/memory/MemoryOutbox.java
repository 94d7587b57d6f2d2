package org.symbolon.store.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.EmailAddress;
import org.symbolon.store.AbandonedMail;
import org.symbolon.store.MailId;
import org.symbolon.store.OutboxMail;
import org.symbolon.store.OutboxStatus;
import org.symbolon.store.OutboxStore;

final class MemoryOutbox implements OutboxStore {
    private final Table<MailId, Row> rows;

    MemoryOutbox(Journal journal) {
        rows = new Table<>(journal);
    }

    /** A mail is due when its time has come, which a lease puts off until it runs out. */
    private record Row(OutboxMail mail, @Nullable Instant abandonedAt) {
        boolean endedBefore(Instant instant) {
            return mail.expiresAt().isBefore(instant) || (abandonedAt != null && abandonedAt.isBefore(instant));
        }

        Optional<AbandonedMail> abandoned() {
            return Optional.ofNullable(abandonedAt).map(since -> new AbandonedMail(mail, since));
        }

        Instant dueAt() {
            return mail.dueAt();
        }

        boolean isTo(EmailAddress address) {
            return mail.recipient().address().text().equals(address.text());
        }
    }

    @Override
    public void insert(OutboxMail mail) {
        if (!rows.insert(mail.id(), new Row(mail, null))) {
            throw new IllegalStateException("There already is a mail " + mail.id());
        }
    }

    @Override
    public Optional<OutboxMail> lease(Set<String> keys, Instant now, Instant until) {
        var due = rows.all(row -> row.abandonedAt() == null && !row.dueAt().isAfter(now)).stream()
                .filter(row -> keys.contains(row.mail().keyName()))
                .min(Comparator.comparing(Row::dueAt));
        var leased = due.map(row -> row.mail().attempted(until));
        leased.ifPresent(mail -> rows.put(mail.id(), new Row(mail, null)));
        return leased;
    }

    @Override
    public boolean remove(MailId id, int attempt) {
        return held(id, attempt).isPresent() && rows.remove(id);
    }

    @Override
    public boolean postpone(MailId id, int attempt, Instant dueAt) {
        return change(id, attempt, row -> new Row(row.mail().due(dueAt), null));
    }

    @Override
    public boolean doubt(MailId id, int attempt, Instant dueAt) {
        return change(id, attempt, row -> new Row(row.mail().doubted(dueAt), null));
    }

    @Override
    public boolean abandon(MailId id, int attempt, Instant now) {
        return change(id, attempt, row -> new Row(row.mail(), now));
    }

    @Override
    public OutboxStatus status() {
        var pending = rows.all(row -> row.abandonedAt() == null);
        var oldest = pending.stream().map(row -> row.mail().createdAt()).min(Comparator.naturalOrder());
        return new OutboxStatus(pending.size(), oldest.orElse(null), abandoned().count());
    }

    @Override
    public List<AbandonedMail> abandoned(int limit) {
        return abandoned()
                .sorted(Comparator.comparing(AbandonedMail::abandonedAt))
                .limit(limit)
                .toList();
    }

    private Stream<AbandonedMail> abandoned() {
        return rows.all(row -> true).stream().flatMap(row -> row.abandoned().stream());
    }

    @Override
    public int deleteTo(EmailAddress address) {
        return rows.removeAll(row -> row.isTo(address), Integer.MAX_VALUE);
    }

    @Override
    public int purge(Instant endedBefore, int limit) {
        return rows.removeAll(row -> row.endedBefore(endedBefore), limit);
    }

    private boolean change(MailId id, int attempt, UnaryOperator<Row> change) {
        var row = held(id, attempt);
        row.ifPresent(held -> rows.put(id, change.apply(held)));
        return row.isPresent();
    }

    private Optional<Row> held(MailId id, int attempt) {
        return rows.find(id)
                .filter(row -> row.abandonedAt() == null && row.mail().attempts() == attempt);
    }
}
