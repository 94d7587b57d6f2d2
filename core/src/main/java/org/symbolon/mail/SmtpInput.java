package org.symbolon.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What comes from a mail server, encrypted or not. It ends where the connection breaks, the server falls silent, or
 * more comes than a conversation has to say, which no memory would hold.
 *
 * <p>It ends rather than fails since Jakarta Mail says RSET after a refusal: were that to fail, the refusal would be
 * forgotten over it, and a mail that was put off would count as perhaps sent.
 */
final class SmtpInput extends FilterInputStream {
    /** Many times what certificates and answers take. */
    static final int MOST_BYTES = 256 * 1024;

    private int left = MOST_BYTES;
    private @Nullable IOException broken;

    SmtpInput(InputStream in) {
        super(in);
    }

    /** Why it ended, unless the server ended it. */
    Optional<IOException> broken() {
        return Optional.ofNullable(broken);
    }

    @Override
    public int read() {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            return readBounded(buffer, offset, length);
        } catch (IOException failure) {
            broken = broken == null ? failure : broken;
            return -1;
        }
    }

    private int readBounded(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            throw new ProtocolException("A mail server that says more than any has to say");
        }
        int count = in.read(buffer, offset, Math.min(length, left));
        left -= Math.max(count, 0);
        return count;
    }
}
