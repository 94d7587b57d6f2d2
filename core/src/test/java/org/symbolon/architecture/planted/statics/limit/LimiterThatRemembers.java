package org.symbolon.architecture.planted.statics.limit;

class LimiterThatRemembers {
    static int started = 0;
}
