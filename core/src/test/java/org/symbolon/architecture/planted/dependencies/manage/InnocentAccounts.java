package org.symbolon.architecture.planted.dependencies.manage;

import java.security.MessageDigest;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

class InnocentAccounts {
    final int[][] numbers = new int[2][2];

    boolean same(byte[] one, Mac mac, @Nullable String typed) {
        return typed != null && MessageDigest.isEqual(one, mac.doFinal());
    }
}
