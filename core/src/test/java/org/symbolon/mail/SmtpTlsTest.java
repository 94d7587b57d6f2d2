package org.symbolon.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.symbolon.store.MailKind;

/** Real handshakes with certificates that a machine trusts or does not, which it is told when it starts. */
@Timeout(120)
class SmtpTlsTest {
    private static final String PASSWORD = "for this test only";

    /** A spelling of this machine that is not known to be one, so that the server counts as far away. */
    private static final String FAR_AWAY = "127.1";

    @TempDir
    static Path folder;

    private static Path named;
    private static Path numbered;

    @BeforeAll
    static void makeCertificates() throws Exception {
        named = certificate("named", "dns:localhost");
        numbered = certificate("numbered", "ip:127.0.0.1");
    }

    @Test
    void aTrustedServerOfTheRightNameGetsTheMail() throws Exception {
        try (var server = ScriptedSmtpServer.withTls(context(named))) {
            assertThat(sendTrusting(named, true, "localhost", server)).isEqualTo("sent");

            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    void aTrustedServerGetsTheMailOnlyOnceItSpeaksTls() throws Exception {
        try (var server = ScriptedSmtpServer.withStartTls(context(numbered))) {
            assertThat(sendTrusting(numbered, false, FAR_AWAY, server)).isEqualTo("sent");

            assertThat(server.commands())
                    .extracting(line -> line.split(" ", 2)[0])
                    .startsWith("EHLO", "STARTTLS", "EHLO", "MAIL");
            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    void aTrustedServerOfAnotherNameGetsNothing() throws Exception {
        try (var server = ScriptedSmtpServer.withTls(context(named))) {
            assertThat(sendTrusting(named, true, "127.0.0.1", server)).startsWith("MailServerException: ");

            assertThat(server.commands()).isEmpty();
        }
    }

    @Test
    void aTrustedServerOfAnotherNameGetsNothingByStartTls() throws Exception {
        try (var server = ScriptedSmtpServer.withStartTls(context(named))) {
            assertThat(sendTrusting(named, false, FAR_AWAY, server)).startsWith("MailServerException: ");

            assertThat(server.count("MAIL")).isZero();
            assertThat(server.count("EHLO")).isEqualTo(1);
        }
    }

    @Test
    void aServerThatNobodyVouchesForGetsNothing() throws Exception {
        try (var server = ScriptedSmtpServer.withTls(context(named))) {
            assertThat(failure(new SmtpServer(true, "localhost", server.port(), null, null)))
                    .isExactlyInstanceOf(MailServerException.class)
                    .hasNoCause();

            assertThat(server.commands()).isEmpty();
        }
    }

    @Test
    void aServerThatNobodyVouchesForGetsNothingByStartTls() throws Exception {
        try (var server = ScriptedSmtpServer.withStartTls(context(numbered))) {
            assertThat(failure(new SmtpServer(false, FAR_AWAY, server.port(), "ada", "hunter2")))
                    .isExactlyInstanceOf(MailServerException.class)
                    .hasNoCause();

            assertThat(server.count("MAIL")).isZero();
            assertThat(server.count("AUTH")).isZero();
        }
    }

    @Test
    void thisMachinesOwnServerMayHaveAnyCertificate() throws Exception {
        try (var server = ScriptedSmtpServer.withStartTls(context(named))) {
            SmtpMailer.to(server.url(), "no-reply@video.example").send(Samples.mail(MailKind.RESET_CODE));

            assertThat(server.count("STARTTLS")).isEqualTo(1);
            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    void anAnswerIsKeptThoughTheServerHangsUpAtOnceUnderTls() throws Exception {
        try (var server = ScriptedSmtpServer.withStartTls(context(named)).answeringLast(".", "451 not now")) {
            assertThat(failure(SmtpServer.parse(server.url())))
                    .isExactlyInstanceOf(MailServerException.class)
                    .hasMessageEndingWith(" answered 451");
        }
    }

    private static Throwable failure(SmtpServer server) {
        return catchThrowable(() -> conversation(server).send(Samples.mail(MailKind.RESET_CODE)));
    }

    private static SmtpConversation conversation(SmtpServer server) {
        return new SmtpConversation(server, SmtpSender.parse("no-reply@video.example"));
    }

    /** Sends from a machine of its own, since a machine's trust is for good. */
    private static String sendTrusting(Path trusted, boolean tls, String host, ScriptedSmtpServer server)
            throws IOException, InterruptedException {
        return run(List.of(
                tool("java"),
                "-Djavax.net.ssl.trustStore=" + trusted,
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                "-cp",
                System.getProperty("java.class.path"),
                Machine.class.getName(),
                Boolean.toString(tls),
                host,
                Integer.toString(server.port())));
    }

    private static Path certificate(String name, String subjectAlternative) throws Exception {
        var store = folder.resolve(name + ".p12");
        run(List.of(
                tool("keytool"),
                "-genkeypair",
                "-alias",
                "mail",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + subjectAlternative,
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
        return store;
    }

    private static SSLContext context(Path store) throws GeneralSecurityException, IOException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        var said = Files.createTempFile(folder, "said", ".txt");
        var process = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        var text = Files.readString(said, UTF_8).strip();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    /** Sends one mail and tells how that went. */
    static final class Machine {
        private Machine() {}

        public static void main(String[] arguments) {
            var server = new SmtpServer(
                    Boolean.parseBoolean(arguments[0]), arguments[1], Integer.parseInt(arguments[2]), null, null);
            try {
                conversation(server).send(Samples.mail(MailKind.RESET_CODE));
                System.out.println("sent");
            } catch (IOException failure) {
                System.out.println(failure.getClass().getSimpleName() + ": " + failure.getMessage());
            }
        }
    }
}
