package org.symbolon.architecture.planted.order.store;

import org.symbolon.architecture.planted.order.code.InnocentCodes;

record StoreThatKnowsCodes(InnocentCodes one) {}
