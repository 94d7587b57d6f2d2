package org.symbolon.architecture.planted.caffeine.token;

import com.github.benmanes.caffeine.cache.Cache;

record InnocentMint(Cache<String, String> one) {}
