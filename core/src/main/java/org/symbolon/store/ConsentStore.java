package org.symbolon.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.AccountId;

/** What account holders said about the newsletter: a journal that is only appended to. */
public interface ConsentStore {
    /** Appends, where the account exists. */
    boolean append(ConsentRecord consent);

    /** The last that was appended. */
    Optional<ConsentRecord> latest(AccountId account);

    /** All that was appended, oldest first. */
    List<ConsentRecord> history(AccountId account);

    /**
     * Accounts whose last consent was given and which are not suspended, in an order of the store's own that never
     * changes: so that whoever goes on after the last of each page has met every account once.
     *
     * @param after the account to go on after, whatever became of it since; null to begin
     * @param limit how many at most
     */
    List<AccountRecord> subscribers(@Nullable AccountId after, int limit);
}
