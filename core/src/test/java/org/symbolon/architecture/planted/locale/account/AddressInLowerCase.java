package org.symbolon.architecture.planted.locale.account;

@SuppressWarnings("StringCaseLocaleUsage")
class AddressInLowerCase {
    String canonical(String typed) {
        return typed.toLowerCase();
    }
}
