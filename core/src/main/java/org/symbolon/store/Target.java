package org.symbolon.store;

import org.symbolon.account.AccountId;

/**
 * The account that a flow is about, as it was when the flow began.
 *
 * @param version the credential version then: where the account's has been raised since, the flow is dead
 */
public record Target(AccountId account, long version) {}
