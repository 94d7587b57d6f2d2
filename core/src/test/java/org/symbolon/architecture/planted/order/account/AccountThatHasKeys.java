package org.symbolon.architecture.planted.order.account;

import org.symbolon.architecture.planted.order.key.InnocentKeyRing;

record AccountThatHasKeys(InnocentKeyRing one) {}
