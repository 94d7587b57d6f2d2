package org.symbolon.architecture.planted.compared.account;

/** A record compares and prints what it holds. */
record PasswordHash(String phc) {}
