package org.symbolon.store;

/** What a mail tells. */
public enum MailKind {
    /** The code that proves an address, to whoever registers it. */
    REGISTRATION_CODE,
    /** Somebody registers an address that has an account: to the account's own address, without a code. */
    ALREADY_REGISTERED,
    /** The code that opens a reset, to the account's own address. */
    RESET_CODE,
    /** Somebody resets an address that has no account: without a code. */
    NO_ACCOUNT,
    /** The password was changed. */
    PASSWORD_CHANGED,
    /** Somebody signed in, with the right password, from a device that the account did not know. */
    NEW_DEVICE,
    /** Nothing: a row that looks and costs like any other and is deleted unsent. */
    NONE;

    /** Whether a flow with this mail can succeed. All others are decoys. */
    public boolean carriesCode() {
        return this == REGISTRATION_CODE || this == RESET_CODE;
    }

    /** Whether it tells an account's owner what has happened. It belongs to no flow, so has neither code nor label. */
    public boolean isNotice() {
        return this == PASSWORD_CHANGED || this == NEW_DEVICE;
    }
}
