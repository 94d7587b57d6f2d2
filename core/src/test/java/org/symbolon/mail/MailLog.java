package org.symbolon.mail;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Every line that the mail room logs, finest included, while this is open. */
final class MailLog extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("org.symbolon.mail");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final boolean broken;

    MailLog() {
        this(false);
    }

    /** One that throws at every line. */
    static MailLog broken() {
        return new MailLog(true);
    }

    private MailLog(boolean broken) {
        this.broken = broken;
        logger.setLevel(Level.ALL);
        logger.addHandler(this);
    }

    /** What was said, with the failure that was handed along, if any. */
    List<String> lines() {
        return records.stream()
                .map(line -> line.getMessage() + (line.getThrown() == null ? "" : line.getThrown()))
                .toList();
    }

    /** What was said loud enough for an operator to see. */
    List<String> warnings() {
        return records.stream()
                .filter(line -> line.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogRecord::getMessage)
                .toList();
    }

    @Override
    public void publish(LogRecord line) {
        records.add(line);
        if (broken) {
            throw new IllegalStateException("The disk is full");
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(null);
    }
}
