package org.symbolon.architecture.planted.printed.token;

enum InnocentKindOfToken {
    ACCESS,
    REFRESH
}
