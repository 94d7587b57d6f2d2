package org.symbolon.quickstart;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.symbolon.account.Client;
import org.symbolon.manage.Accounts;
import org.symbolon.manage.Subscriber;
import org.symbolon.token.UnsubscribeToken;

/** How a host sends a newsletter of its own, and lets readers unsubscribe. */
final class Newsletter {
    private final Accounts accounts;
    private final Letters letters;

    Newsletter(Accounts accounts, Letters letters) {
        this.accounts = accounts;
        this.letters = letters;
    }

    /** The host's mailer of newsletters. */
    interface Letters {
        void send(Subscriber reader, Map<String, String> headers);
    }

    // snippet: newsletter
    void sendToAll() {
        var page = accounts.subscribers(null, 500);
        while (!page.isEmpty()) {
            for (var reader : page) { // account(), address() and locale()
                letters.send(reader, accounts.unsubscribeHeaders(reader.account()));
            }
            page = accounts.subscribers(page.get(page.size() - 1).account(), 500);
        }
    }
    // end of snippet

    // snippet: unsubscribe
    void answer(HttpExchange exchange) throws IOException { // for https://video.example/unsubscribe/…
        if (exchange.getRequestMethod().equals("POST")) {
            var path = exchange.getRequestURI().getPath();
            var token = UnsubscribeToken.of(path.substring(path.lastIndexOf('/') + 1));
            accounts.unsubscribe(token, Client.at(exchange.getRemoteAddress().getAddress()));
            answer(exchange, "You will not get the newsletter any more."); // whatever it was worth
        } else {
            answer(exchange, "<form method=post><button>Unsubscribe</button></form>"); // a look changes nothing
        }
    }
    // end of snippet

    private static void answer(HttpExchange exchange, String page) throws IOException {
        try (exchange) {
            var bytes = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
