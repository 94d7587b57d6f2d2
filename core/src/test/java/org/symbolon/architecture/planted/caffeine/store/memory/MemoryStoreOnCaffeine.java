package org.symbolon.architecture.planted.caffeine.store.memory;

import com.github.benmanes.caffeine.cache.Cache;

record MemoryStoreOnCaffeine(Cache<String, String> one) {}
