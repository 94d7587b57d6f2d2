package org.symbolon.store.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.AccountId;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.ConsentRecord;
import org.symbolon.store.ConsentStore;

final class MemoryConsents implements ConsentStore {
    private static final Comparator<AccountId> ORDER = Comparator.comparing(AccountId::toString);

    private final Table<AccountId, List<ConsentRecord>> journals;
    private final MemoryAccounts accounts;

    MemoryConsents(Journal journal, MemoryAccounts accounts) {
        this.journals = new Table<>(journal);
        this.accounts = accounts;
    }

    @Override
    public boolean append(ConsentRecord consent) {
        if (accounts.find(consent.account()).isEmpty()) {
            return false;
        }
        var longer = new ArrayList<>(history(consent.account()));
        longer.add(consent);
        journals.put(consent.account(), List.copyOf(longer));
        return true;
    }

    @Override
    public Optional<ConsentRecord> latest(AccountId account) {
        var history = history(account);
        return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
    }

    @Override
    public List<AccountRecord> subscribers(@Nullable AccountId after, int limit) {
        return accounts.all().stream()
                .filter(account -> after == null || ORDER.compare(account.id(), after) > 0)
                .filter(account -> !account.suspended() && isGiven(account.id()))
                .sorted(Comparator.comparing(AccountRecord::id, ORDER))
                .limit(limit)
                .toList();
    }

    private boolean isGiven(AccountId account) {
        return latest(account).filter(last -> last.consent().given()).isPresent();
    }

    @Override
    public List<ConsentRecord> history(AccountId account) {
        return journals.find(account).orElse(List.of());
    }
}
