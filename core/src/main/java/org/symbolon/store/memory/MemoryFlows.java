package org.symbolon.store.memory;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.HandleDigest;
import org.symbolon.account.Purpose;
import org.symbolon.store.FlowRecord;
import org.symbolon.store.FlowState;
import org.symbolon.store.FlowStore;
import org.symbolon.store.Target;

final class MemoryFlows implements FlowStore {
    private final Table<HandleDigest, FlowRecord> rows;
    private final MemoryAccounts accounts;

    MemoryFlows(Journal journal, MemoryAccounts accounts) {
        this.rows = new Table<>(journal);
        this.accounts = accounts;
    }

    @Override
    public boolean insert(FlowRecord flow) {
        return rows.insert(flow.digest(), flow);
    }

    @Override
    public Optional<FlowRecord> find(HandleDigest digest) {
        return rows.find(digest);
    }

    @Override
    public Optional<FlowRecord> countAttempt(HandleDigest digest, Purpose purpose, Set<String> keys, Instant now) {
        var counted = awaitingCode(digest, purpose, now)
                .filter(flow -> keys.contains(flow.keyName()))
                .map(flow -> keep(flow.withAttemptsLeft(flow.attemptsLeft() - 1)));
        counted.filter(flow -> flow.attemptsLeft() == 0).ifPresent(flow -> keep(flow.withoutApplicant()));
        return counted;
    }

    @Override
    public Optional<FlowRecord> reissue(
            HandleDigest digest,
            Purpose purpose,
            Instant now,
            Instant startedSince,
            Instant codeExpiry,
            Instant resendAt) {
        return awaitingCode(digest, purpose, now)
                .filter(flow -> !flow.resendAt().isAfter(now))
                .filter(flow -> !flow.createdAt().isBefore(startedSince))
                .map(flow -> keep(flow.withCode(codeExpiry, resendAt)));
    }

    private Optional<FlowRecord> awaitingCode(HandleDigest digest, Purpose purpose, Instant now) {
        return in(FlowState.OPEN, digest)
                .filter(flow -> flow.purpose() == purpose)
                .filter(flow -> flow.attemptsLeft() > 0)
                .filter(flow -> flow.expiresAt().isAfter(now));
    }

    @Override
    public boolean prove(HandleDigest digest, Instant until) {
        return in(FlowState.OPEN, digest)
                .filter(this::isAlive)
                .map(flow -> keep(flow.proven(until)))
                .isPresent();
    }

    @Override
    public boolean finish(HandleDigest digest, Target target, Instant now) {
        return in(FlowState.OPEN, digest)
                .map(flow -> keep(flow.done(target, now)))
                .isPresent();
    }

    @Override
    public boolean redeem(HandleDigest digest, Instant now) {
        return in(FlowState.PROVEN, digest)
                .filter(this::isAlive)
                .filter(flow -> flow.expiresAt().isAfter(now))
                .map(flow -> keep(flow.done(flow.target(), now)))
                .isPresent();
    }

    private Optional<FlowRecord> in(FlowState state, HandleDigest digest) {
        return rows.find(digest).filter(flow -> flow.state() == state);
    }

    private boolean isAlive(FlowRecord flow) {
        var target = flow.target();
        return target == null
                || accounts.find(target.account())
                        .filter(account -> account.version() == target.version())
                        .isPresent();
    }

    private FlowRecord keep(FlowRecord changed) {
        rows.put(changed.digest(), changed);
        return changed;
    }

    @Override
    public int deleteTo(EmailAddress address) {
        return rows.removeAll(flow -> flow.recipient().address().text().equals(address.text()), Integer.MAX_VALUE);
    }

    @Override
    public int purge(Instant expiredBefore, int limit) {
        return rows.removeAll(flow -> flow.expiresAt().isBefore(expiredBefore), limit);
    }
}
