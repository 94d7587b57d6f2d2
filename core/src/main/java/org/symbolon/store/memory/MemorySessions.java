package org.symbolon.store.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.symbolon.account.AccountId;
import org.symbolon.account.SessionId;
import org.symbolon.store.SessionRecord;
import org.symbolon.store.SessionStore;

final class MemorySessions implements SessionStore {
    private final Table<SessionId, SessionRecord> rows;
    private final MemoryAccounts accounts;

    MemorySessions(Table<SessionId, SessionRecord> rows, MemoryAccounts accounts) {
        this.rows = rows;
        this.accounts = accounts;
    }

    @Override
    public boolean insert(SessionRecord session) {
        return rows.insert(session.id(), session);
    }

    @Override
    public Optional<SessionRecord> findLive(SessionId id, Instant now) {
        return rows.find(id)
                .filter(session -> session.endsAt().isAfter(now))
                .filter(session -> accounts.find(session.account())
                        .filter(account -> account.version() == session.version())
                        .isPresent());
    }

    @Override
    public Optional<SessionRecord> rotate(SessionId id, int generation, String keyName, Instant now, Instant idleAt) {
        var rotated = findLive(id, now)
                .filter(session -> session.generation() == generation)
                .map(session -> session.rotated(keyName, now, idleAt));
        rotated.ifPresent(session -> rows.put(id, session));
        return rotated;
    }

    @Override
    public Optional<Replay> replay(SessionId id, int generation, Instant now, Instant replacedAfter) {
        return findLive(id, now)
                .map(session -> new Replay(session, !isGood(generation, session, replacedAfter) && rows.remove(id)));
    }

    private static boolean isGood(int generation, SessionRecord session, Instant replacedAfter) {
        boolean replaced =
                generation == session.generation() - 1 && session.rotatedAt().isAfter(replacedAfter);
        return replaced || generation == session.generation();
    }

    @Override
    public boolean extend(SessionId id, Instant now, Instant idleAt, Duration slack) {
        var extended = findLive(id, now)
                .filter(session -> session.idleAt().isBefore(idleAt.minus(slack)))
                .map(session -> session.idleUntil(idleAt));
        extended.ifPresent(session -> rows.put(id, session));
        return extended.isPresent();
    }

    @Override
    public List<SessionRecord> list(AccountId account, Instant now, int limit) {
        return rows.all(session -> session.account().equals(account)).stream()
                .filter(session -> findLive(session.id(), now).isPresent())
                .sorted(Comparator.comparing(SessionRecord::idleAt).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public boolean delete(AccountId account, SessionId id) {
        return rows.find(id)
                .filter(session -> session.account().equals(account))
                .map(session -> rows.remove(id))
                .isPresent();
    }

    @Override
    public int deleteOthers(AccountId account, SessionId kept) {
        return rows.removeAll(
                session -> session.account().equals(account) && !session.id().equals(kept), Integer.MAX_VALUE);
    }

    @Override
    public int purge(Instant endedBefore, int limit) {
        return rows.removeAll(session -> session.endsAt().isBefore(endedBefore), limit);
    }
}
