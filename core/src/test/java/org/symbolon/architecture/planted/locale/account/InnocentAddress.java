package org.symbolon.architecture.planted.locale.account;

import java.util.Locale;

class InnocentAddress {
    String canonical(String typed) {
        return String.format(Locale.ROOT, "%d %s", typed.length(), typed.toLowerCase(Locale.ROOT));
    }
}
