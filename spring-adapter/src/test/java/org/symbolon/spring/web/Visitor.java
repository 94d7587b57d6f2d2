package org.symbolon.spring.web;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.symbolon.spring.Http;
import org.symbolon.spring.Http.Reply;
import org.symbolon.testkit.RecordingMailer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody with a mailbox who goes through the flows by the API. */
record Visitor(Http http, RecordingMailer mailer, String email) {
    private static final Pattern PASS = Pattern.compile("(?m)^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$");

    static final String PASSWORD = "Kite-over-7-harbours";
    static final String OTHER_PASSWORD = "Lamp-under-9-bridges";

    /** An object of names and texts, one after the other. */
    static String json(String... members) {
        ObjectNode object = JsonMapper.shared().createObjectNode();
        for (int i = 0; i < members.length; i += 2) {
            object.put(members[i], members[i + 1]);
        }
        return object.toString();
    }

    Visitor with(String header, String value) {
        return new Visitor(http.with(header, value), mailer, email);
    }

    /** Held against the description of the API, but for bugs, which it does not speak of. */
    private Reply post(String path, String json) {
        var reply = http.post(path, json);
        return reply.status() == 500 ? reply : Contract.check(reply);
    }

    Reply register() {
        return post("/register", json("email", email, "password", PASSWORD));
    }

    Reply reset() {
        return post("/reset", json("email", email));
    }

    Reply login(String password) {
        return post("/login", json("email", email, "password", password));
    }

    /** The code in the mail that belongs to the answer. */
    String codeOf(Reply started) {
        return mailer.codeFor(email, started.text("label"));
    }

    /** The pass in that mail, which is the last of its budget. */
    String passOf(Reply started) {
        codeOf(started);
        return mailer.mailsTo(email).stream()
                .flatMap(mail -> PASS.matcher(mail.text()).results())
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    Reply verify(String path, Reply started, String code) {
        return post(path, json("flow", started.text("flow"), "code", code));
    }

    Reply resend(String path, Reply started) {
        return post(path, json("flow", started.text("flow")));
    }

    Reply complete(Reply started, String password) {
        return post("/reset/complete", json("flow", started.text("flow"), "password", password));
    }

    /** Registers and verifies. */
    Reply join() {
        var started = register();
        return verify("/register/verify", started, codeOf(started));
    }

    /** A code that is well-formed and not the given one. */
    static String wrong(String code) {
        return (code.startsWith("2") ? "3" : "2") + code.substring(1);
    }
}
