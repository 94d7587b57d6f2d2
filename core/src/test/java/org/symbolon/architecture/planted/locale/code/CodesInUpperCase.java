package org.symbolon.architecture.planted.locale.code;

import java.util.List;

/** By reference, without a call. */
@SuppressWarnings("StringCaseLocaleUsage")
class CodesInUpperCase {
    List<String> read(List<String> typed) {
        return typed.stream().map(String::toUpperCase).toList();
    }
}
