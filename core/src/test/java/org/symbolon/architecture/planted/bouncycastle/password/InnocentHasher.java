package org.symbolon.architecture.planted.bouncycastle.password;

import org.bouncycastle.crypto.digests.SHA256Digest;

record InnocentHasher(SHA256Digest one) {}
