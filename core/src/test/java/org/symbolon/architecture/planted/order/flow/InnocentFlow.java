package org.symbolon.architecture.planted.order.flow;

import org.symbolon.architecture.planted.order.code.InnocentCodes;

record InnocentFlow(InnocentCodes one) {}
