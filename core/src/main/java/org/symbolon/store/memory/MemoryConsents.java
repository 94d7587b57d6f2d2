package org.symbolon.store.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.symbolon.account.AccountId;
import org.symbolon.store.ConsentRecord;
import org.symbolon.store.ConsentStore;

final class MemoryConsents implements ConsentStore {
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
    public List<ConsentRecord> history(AccountId account) {
        return journals.find(account).orElse(List.of());
    }
}
