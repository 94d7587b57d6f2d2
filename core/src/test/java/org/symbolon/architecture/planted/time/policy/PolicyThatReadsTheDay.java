package org.symbolon.architecture.planted.time.policy;

import java.time.LocalDate;
import java.time.ZoneOffset;

class PolicyThatReadsTheDay {
    LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
