package org.symbolon.store;

import java.util.List;
import java.util.Optional;
import org.symbolon.account.AccountId;

/** What account holders said about the newsletter: a journal that is only appended to. */
public interface ConsentStore {
    /** Appends, where the account exists. */
    boolean append(ConsentRecord consent);

    /** The last that was appended. */
    Optional<ConsentRecord> latest(AccountId account);

    /** All that was appended, oldest first. */
    List<ConsentRecord> history(AccountId account);
}
