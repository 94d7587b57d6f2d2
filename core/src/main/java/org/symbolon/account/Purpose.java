package org.symbolon.account;

/** What a flow is for. A code of one purpose opens nothing of another. */
public enum Purpose {
    REGISTRATION,
    PASSWORD_RESET
}
