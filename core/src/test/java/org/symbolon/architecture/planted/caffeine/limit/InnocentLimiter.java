package org.symbolon.architecture.planted.caffeine.limit;

import com.github.benmanes.caffeine.cache.Cache;

record InnocentLimiter(Cache<String, String> one) {}
