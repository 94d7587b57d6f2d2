package org.symbolon.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What a client is still sending after it was answered. Many read nothing before they have sent everything, and a
 * server that hangs up on them takes its answer along; so what is left is read and dropped, up to 16 MiB and for about
 * three seconds. A client that pauses is waited for as long as the server waits for any.
 */
final class UnreadBody {
    private static final int CHUNK = 8 * 1024;
    private static final long MOST = 16L * 1024 * 1024;
    private static final long LONGEST_NANOS = Duration.ofSeconds(3).toNanos();

    private UnreadBody() {}

    /** Whether a request announces a body at all. */
    static boolean mayBeIn(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /** Never throws. */
    static void drop(HttpServletRequest request) {
        drop(request, System::nanoTime);
    }

    /** @param nanos goes up by one each nanosecond */
    static void drop(HttpServletRequest request, LongSupplier nanos) {
        long start = nanos.getAsLong();
        try {
            var body = request.getInputStream();
            var dropped = new byte[CHUNK];
            long left = MOST;
            for (int read = 0; read >= 0 && left > 0 && nanos.getAsLong() - start < LONGEST_NANOS; left -= read) {
                read = body.read(dropped);
            }
        } catch (IOException | IllegalStateException goneOrTaken) {
            // the answer is on its way to whoever is still there
        }
    }
}
