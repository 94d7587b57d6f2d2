package org.symbolon.flow;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.symbolon.store.StoreFaultException;

/** A log that never throws: what writes it belongs to the host, and may fail no step and end no thread. */
public final class QuietLog {
    private final Logger log;

    /** Writes to the logger, as long as that takes anything. */
    public QuietLog(Logger log) {
        this.log = log;
    }

    /**
     * What a line may say of a failure: its type, and of a fault of the storage its message, which is made for that.
     */
    public static String reason(Throwable failure) {
        var name = failure.getClass().getName();
        return failure instanceof StoreFaultException ? name + ": " + failure.getMessage() : name;
    }

    /** Writes one line, without any secret or text from outside in it; where that fails, nothing is written. */
    public void write(Level level, String line) {
        try {
            log.log(level, line);
        } catch (Exception | Error deaf) {
            // nobody is left to be told
        }
    }
}
