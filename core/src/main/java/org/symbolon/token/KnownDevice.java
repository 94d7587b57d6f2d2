package org.symbolon.token;

import org.symbolon.account.AccountId;

/**
 * What an authentic device token says: which device, of which account, and under which credential version it was given.
 *
 * @param id 128 random bits in base64url, the same for as long as the device is known
 */
public record KnownDevice(String id, AccountId account, long version) {}
