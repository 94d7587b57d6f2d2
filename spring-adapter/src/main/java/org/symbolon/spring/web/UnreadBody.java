package org.symbolon.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/**
 * What a client is still sending while its answer is ready. Many read nothing before they have sent everything, and a
 * server that hangs up on them takes its answer along; so what is left is read and dropped, up to 16 MiB.
 */
final class UnreadBody {
    private static final int CHUNK = 8 * 1024;
    private static final long MOST = 16L * 1024 * 1024;

    private UnreadBody() {}

    /** Never throws. */
    static void drop(HttpServletRequest request) {
        try {
            var body = request.getInputStream();
            var dropped = new byte[CHUNK];
            long left = MOST;
            for (int read = 0; read >= 0 && left > 0; left -= read) {
                read = body.read(dropped);
            }
        } catch (IOException | IllegalStateException goneOrTaken) {
            // the answer is for whoever is still there
        }
    }
}
