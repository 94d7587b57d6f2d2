package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.symbolon.World.CLIENT;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.symbolon.account.Client;
import org.symbolon.account.Site;
import org.symbolon.manage.Accounts;
import org.symbolon.manage.Subscriber;
import org.symbolon.store.ConsentRecord;
import org.symbolon.token.UnsubscribeToken;

/**
 * S22 from the host's newsletter mailer through an SMTP server to a mailbox, and from its button back to the host's
 * page (RFC 8058).
 */
@Timeout(60)
class NewsletterOnTheWireTest {
    private static final String MIKA = "mika@example.org";
    private static final String NOOR = "noor@example.org";
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

    private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final HttpClient mailbox =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private HttpServer page;
    private World world;
    private Accounts accounts;

    @BeforeEach
    void open() throws IOException {
        mail.start();
        page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page.createContext("/newsletter/unsubscribe/", this::answer);
        page.start();
        var site = "http://127.0.0.1:" + page.getAddress().getPort();
        world = new World(builder ->
                builder.site(Site.of("Example Video", site)).unsubscribeAt(site + "/newsletter/unsubscribe"));
        accounts = world.symbolon.accounts();
        subscribe(MIKA);
        subscribe(NOOR);
    }

    @AfterEach
    void close() {
        world.close();
        page.stop(0);
        mail.stop();
    }

    private void subscribe(String address) {
        var owner = world.authenticated(world.register(address).tokens());
        accounts.subscribe(owner, "2026-03", CLIENT).orElseThrow();
    }

    /** The host's page: a form to read, and what its button does; a mailbox's button does the same unread. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            boolean clicked = exchange.getRequestMethod().equals("POST") && form.equals(ONE_CLICK);
            exchange.sendResponseHeaders(clicked ? unsubscribe(exchange) : 200, -1);
        }
    }

    private int unsubscribe(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        var token = UnsubscribeToken.of(path.substring(path.lastIndexOf('/') + 1));
        var client = Client.at(exchange.getRemoteAddress().getAddress())
                .withUserAgent(exchange.getRequestHeaders().getFirst("User-Agent"));
        return accounts.unsubscribe(token, client).<Integer>match(recorded -> 200, refused -> 200);
    }

    /** The host's newsletter mailer. */
    private void sendToAll() throws MessagingException {
        var smtp = new Properties();
        smtp.put("mail.smtp.host", "127.0.0.1");
        smtp.put("mail.smtp.port", String.valueOf(mail.getSmtp().getPort()));
        for (var subscriber : accounts.subscribers(null, 1000)) {
            var letter = new MimeMessage(Session.getInstance(smtp));
            letter.setFrom("news@video.example");
            letter.setRecipient(
                    Message.RecipientType.TO,
                    new InternetAddress(subscriber.address().text()));
            letter.setSubject("What is new");
            letter.setText("Much is.");
            for (var header : accounts.unsubscribeHeaders(subscriber.account()).entrySet()) {
                letter.setHeader(header.getKey(), header.getValue());
            }
            Transport.send(letter);
        }
    }

    /** The address in the header of the newsletter that arrived, as a mailbox reads it. */
    private URI linkIn(MimeMessage arrived) throws MessagingException {
        assertThat(arrived.getHeader("List-Unsubscribe-Post")).containsExactly(ONE_CLICK);
        assertThat(arrived.getHeader("List-Unsubscribe")).hasSize(1);
        var link = arrived.getHeader("List-Unsubscribe")[0];
        assertThat(link).startsWith("<http").endsWith(">");
        return URI.create(link.substring(1, link.length() - 1));
    }

    private MimeMessage arrivedAt(String address) throws MessagingException {
        for (var arrived : mail.getReceivedMessages()) {
            if (arrived.getAllRecipients()[0].toString().equals(address)) {
                return arrived;
            }
        }
        throw new AssertionError("Nothing arrived at " + address);
    }

    private int request(URI link, String method, BodyPublisher body) throws Exception {
        HttpResponse<Void> answer = mailbox.send(
                HttpRequest.newBuilder(link)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("User-Agent", "Mailbox/1")
                        .method(method, body)
                        .build(),
                BodyHandlers.discarding());
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        return answer.statusCode();
    }

    private int click(URI link) throws Exception {
        return request(link, "POST", BodyPublishers.ofString(ONE_CLICK));
    }

    private List<String> subscribers() {
        return accounts.subscribers(null, 1000).stream()
                .map(Subscriber::address)
                .map(Object::toString)
                .toList();
    }

    @Test
    void s22OneClickOnANewsletterThatArrivedUnsubscribesItsReaderAndNobodyElse() throws Exception {
        var reader = accounts.subscribers(null, 1000).stream()
                .filter(subscriber -> subscriber.address().text().equals(MIKA))
                .findFirst()
                .orElseThrow()
                .account();
        sendToAll();
        var link = linkIn(arrivedAt(MIKA));

        assertThat(click(link)).as("answered without a redirect").isEqualTo(200);

        assertThat(subscribers()).containsExactly(NOOR);
        assertThat(accounts.consents(reader)).last().satisfies(said -> {
            assertThat(said.consent().given()).isFalse();
            assertThat(said.network()).isEqualTo("127.0.0.1");
            assertThat(said.userAgent()).isEqualTo("Mailbox/1");
        });
        List<ConsentRecord> journal = accounts.consents(reader);
        assertThat(click(link)).as("the same again").isEqualTo(200);
        assertThat(accounts.consents(reader)).isEqualTo(journal);
        assertThat(subscribers()).containsExactly(NOOR);
    }

    @Test
    void s22LookingAtTheLinkChangesNothing() throws Exception {
        sendToAll();
        var link = linkIn(arrivedAt(MIKA));

        assertThat(request(link, "GET", BodyPublishers.noBody())).isEqualTo(200);
        assertThat(request(link, "HEAD", BodyPublishers.noBody())).isEqualTo(200);
        assertThat(request(link, "POST", BodyPublishers.noBody())).isEqualTo(200);

        assertThat(subscribers()).containsExactlyInAnyOrder(MIKA, NOOR);
    }

    @Test
    void s22LinkThatWasChangedUnsubscribesNobody() throws Exception {
        sendToAll();
        var link = linkIn(arrivedAt(MIKA)).toString();
        char last = link.charAt(link.length() - 1);

        var changed = link.substring(0, link.length() - 1) + (last == 'A' ? 'B' : 'A');

        assertThat(click(URI.create(changed))).as("always alike").isEqualTo(200);
        assertThat(subscribers()).containsExactlyInAnyOrder(MIKA, NOOR);
    }
}
