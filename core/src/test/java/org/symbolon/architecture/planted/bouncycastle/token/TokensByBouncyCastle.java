package org.symbolon.architecture.planted.bouncycastle.token;

import org.bouncycastle.crypto.digests.SHA256Digest;

record TokensByBouncyCastle(SHA256Digest one) {}
