package org.symbolon.architecture.planted.bouncycastle.key;

import org.bouncycastle.crypto.digests.SHA256Digest;

record InnocentKeyRing(SHA256Digest one) {}
