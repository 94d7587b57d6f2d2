package org.symbolon.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Applications that are modules themselves live with the packaged library, whose module they require. */
@Timeout(60)
class ModularIT {
    private static final Path APPLICATIONS = Path.of("src/it/modular");
    private static final ModulePath LIBRARY = ModulePath.of("org.symbolon");
    private static final ModulePath WITH_MAIL =
            ModulePath.of("org.symbolon", "jakarta.mail", "org.eclipse.angus.mail", "org.eclipse.angus.activation");

    @TempDir
    Path compiled;

    @Test
    void applicationThatRequiresTheModuleSignsUpWithoutJakartaMail() throws Exception {
        compile("signup", LIBRARY);

        assertThat(LIBRARY.toString()).doesNotContain("mail-api", "angus");
        assertThat(run(LIBRARY, "example.signup/example.signup.SignUp"))
                .isEqualTo("mika@example.org in module example.signup");
    }

    @Test
    void smtpNamesTheArtifactToAddWhereJakartaMailIsNoModule() throws Exception {
        compile("signup", LIBRARY);

        assertThat(run(LIBRARY, "example.signup/example.signup.SmtpWithoutJakartaMail"))
                .contains("org.eclipse.angus:angus-mail");
    }

    @Test
    void applicationThatRequiresJakartaMailSendsBySmtp() throws Exception {
        compile("mailing", WITH_MAIL);
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var label = run(
                    WITH_MAIL,
                    "example.mailing/example.mailing.Mailing",
                    "smtp://127.0.0.1:" + server.getSmtp().getPort());

            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getSubject()).endsWith("(" + label + ")");
        } finally {
            server.stop();
        }
    }

    @Test
    void applicationThatReachesForUnexportedPackagesDoesNotCompile() throws Exception {
        assertThat(errorsOf("peeping", LIBRARY))
                .hasSize(2)
                .anyMatch(error -> error.contains("org.symbolon.flow is not visible"))
                .anyMatch(error -> error.contains("org.symbolon.code is not visible"));
    }

    private void compile(String application, ModulePath path) throws IOException {
        assertThat(errorsOf(application, path)).isEmpty();
    }

    private List<String> errorsOf(String application, ModulePath path) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("--release", "17", "-p", path.toString(), "-d", compiled.toString());
        try (var files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
                var sources = Files.walk(APPLICATIONS.resolve(application))) {
            var units = files.getJavaFileObjectsFromPaths(
                    sources.filter(file -> file.toString().endsWith(".java")).toList());
            compiler.getTask(null, files, diagnostics, options, null, units).call();
        }
        return diagnostics.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(each -> each.getMessage(Locale.ROOT))
                .toList();
    }

    /** What it said, once it ended well. */
    private String run(ModulePath path, String main, String... arguments) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.concat(
                        Stream.of(java, "-p", path.and(compiled).toString(), "-m", main), Stream.of(arguments))
                .toList();
        var said = compiled.resolve("said.txt");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        var output = Files.readString(said).strip();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
