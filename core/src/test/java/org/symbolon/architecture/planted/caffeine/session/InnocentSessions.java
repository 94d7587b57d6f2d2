package org.symbolon.architecture.planted.caffeine.session;

import com.github.benmanes.caffeine.cache.Cache;

record InnocentSessions(Cache<String, String> one) {}
