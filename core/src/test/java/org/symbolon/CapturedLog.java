package org.symbolon;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** All that is logged while it is open: of Symbolon at the finest level, of everything else at {@code FINE}. */
public final class CapturedLog extends Handler implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Logger ours = Logger.getLogger("org.symbolon");
    private final Level rootLevel = root.getLevel();
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    public CapturedLog() {
        setLevel(Level.ALL);
        root.addHandler(this);
        root.setLevel(Level.FINE);
        ours.setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    /** Of one logger, such as {@code org.symbolon.mail}: each message as a log shows it, behind its level. */
    public List<String> lines(String logger) {
        return records.stream()
                .filter(record -> logger.equals(record.getLoggerName()))
                .map(record -> record.getLevel() + " " + message(record))
                .toList();
    }

    /** The messages of ours, and no more than them. */
    public List<String> messages() {
        return records.stream()
                .filter(record -> record.getLoggerName().startsWith("org.symbolon"))
                .map(CapturedLog::message)
                .toList();
    }

    /** Whatever any log could show: names, messages, parameters and traces. */
    public List<String> everything() {
        return records.stream().map(CapturedLog::everything).toList();
    }

    private static String message(LogRecord record) {
        return new SimpleFormatter().formatMessage(record);
    }

    private static String everything(LogRecord record) {
        var parameters = record.getParameters() == null ? List.of() : List.of(record.getParameters());
        return record.getLoggerName() + " " + record.getMessage() + " " + message(record) + " " + parameters + " "
                + trace(record.getThrown());
    }

    /** What a log shows of a failure, with all its causes. */
    public static String trace(Throwable failure) {
        var trace = new StringWriter();
        if (failure != null) {
            failure.printStackTrace(new PrintWriter(trace, true));
        }
        return trace.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(rootLevel);
        ours.setLevel(null);
    }
}
