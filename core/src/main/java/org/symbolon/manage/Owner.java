package org.symbolon.manage;

import org.symbolon.store.AccountRecord;
import org.symbolon.store.SessionRecord;

/** Somebody whose session was alive when it was looked at, and the account as it was then: of the same version. */
record Owner(SessionRecord session, AccountRecord account) {}
