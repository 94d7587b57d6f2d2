package org.symbolon.architecture.planted.names.limit;

class LimiterWithInnerHelper {
    interface Helper {}
}
