package org.symbolon.spring.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Sends answers on their way, whole and at once. */
final class AnswerWriter {
    private static final Log LOG = LogFactory.getLog(AnswerWriter.class);
    private static final int NO_CONTENT = 204;

    private final SymbolonClients clients;

    AnswerWriter(SymbolonClients clients) {
        this.clients = clients;
    }

    /** A client that has gone meanwhile misses its answer, and nobody else has to know. */
    void write(Answer answer, HttpServletResponse response) {
        writeHead(answer, response);
        try {
            response.getOutputStream().write(answer.body());
            response.flushBuffer();
        } catch (IOException gone) {
            LOG.debug("A client went before its answer came");
        }
    }

    /**
     * As {@link #write}, so that the request can still be read. Tomcat closes it with the last byte that goes through
     * the stream of a response, but not with the last letter that goes through its writer. The head goes first, since
     * asking for the writer would add a charset to it.
     */
    void writeBeforeReading(Answer answer, HttpServletResponse response) {
        writeHead(answer, response);
        try {
            response.flushBuffer();
            var charset = Charset.forName(response.getCharacterEncoding());
            var writer = response.getWriter();
            writer.write(new String(answer.body(), charset));
            writer.flush();
        } catch (IOException gone) {
            LOG.debug("A client went before its answer came");
        }
    }

    private void writeHead(Answer answer, HttpServletResponse response) {
        response.setStatus(answer.status());
        response.setHeader("Cache-Control", "no-store");
        answer.headers().forEach(response::setHeader);
        answer.device().ifPresent(token -> clients.keep(token, response));
        if (answer.status() != NO_CONTENT) {
            response.setContentLength(answer.body().length);
        }
    }
}
