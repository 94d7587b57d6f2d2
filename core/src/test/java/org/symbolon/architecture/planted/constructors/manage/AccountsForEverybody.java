package org.symbolon.architecture.planted.constructors.manage;

/** Its constructor is public without a word. */
public class AccountsForEverybody {}
