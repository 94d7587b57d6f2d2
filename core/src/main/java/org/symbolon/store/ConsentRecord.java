package org.symbolon.store;

import org.symbolon.account.AccountId;
import org.symbolon.account.Consent;

/**
 * One thing that an account holder said about the newsletter; never changed, only followed by another.
 *
 * @param network from where, empty where the host does not know
 * @param userAgent with what, empty where the host does not know
 */
public record ConsentRecord(AccountId account, Consent consent, String network, String userAgent) {}
