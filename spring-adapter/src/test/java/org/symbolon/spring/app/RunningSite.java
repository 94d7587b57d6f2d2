package org.symbolon.spring.app;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.symbolon.Symbolon;
import org.symbolon.spring.Http;

/** The application of twelve lines at a port of its own, with three properties and those that a test adds. */
record RunningSite(ConfigurableApplicationContext context) implements AutoCloseable {
    private static final String SECRET = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    static RunningSite start(Mailbox mailbox, String... more) {
        var arguments = new ArrayList<String>();
        properties(mailbox).forEach(property -> arguments.add("--" + property));
        List.of(more).forEach(property -> arguments.add("--" + property));
        return new RunningSite(SpringApplication.run(VideoApplication.class, arguments.toArray(String[]::new)));
    }

    static List<String> properties(Mailbox mailbox) {
        return List.of(
                "symbolon.secret=" + SECRET,
                "symbolon.public-url=https://video.example",
                "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + mailbox.port(), // as the servers of a test are where there is room
                "server.port=0",
                "server.address=127.0.0.1");
    }

    Http api() {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        return Http.at("http://127.0.0.1:" + port + "/api/account");
    }

    Symbolon symbolon() {
        return context.getBean(Symbolon.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
