package org.symbolon.spring.web;

import java.util.TreeMap;
import java.util.regex.Pattern;
import org.symbolon.spring.Http.Reply;

/** All of an answer that a stranger can compare: status, every header and the body, but for what is random. */
final class Shape {
    private static final Pattern RANDOM = Pattern.compile(
            "\"(flow|label|accessToken|refreshToken|id)\":\"[^\"]*\"|symbolon-device=[^;\\]]*|Expires=[^;]*");

    private Shape() {}

    /** Times are kept: the clock of the application stands still. */
    static String of(Reply reply) {
        var headers = new TreeMap<>(reply.response().headers().map());
        headers.remove("date");
        headers.remove("connection"); // after a hundred requests it is closed, whoever asks
        var text = reply.status() + " " + headers + " " + reply.body();
        return RANDOM.matcher(text).replaceAll(found -> found.group().split("[:=]", 2)[0] + "=…");
    }
}
