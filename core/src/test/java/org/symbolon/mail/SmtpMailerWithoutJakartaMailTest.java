package org.symbolon.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpMailerWithoutJakartaMailTest {
    @ParameterizedTest
    @ValueSource(strings = {"jakarta.mail.", "org.eclipse.angus."})
    void namesTheArtifactToAddWhereItIsMissing(String missing) throws Exception {
        try (var loader = new Hiding(missing)) {
            assertThat(loader.failureOfSmtpMailer())
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("org.eclipse.angus:angus-mail");
        }
    }

    @Test
    void nothingButSmtpNeedsIt() throws Exception {
        try (var loader = new Hiding("jakarta.mail.")) {
            for (var type : List.of("mail.Mail", "mail.MailDispatcher", "mail.SmtpMailer", "testkit.RecordingMailer")) {
                assertThat(Class.forName("org.symbolon." + type, true, loader).getDeclaredMethods())
                        .isNotEmpty();
            }
            assertThat(loader.askedFor).isEmpty();
        }
    }

    /** Loads everything anew, as where the packages that begin so were never added. */
    private static final class Hiding extends URLClassLoader {
        private final String hidden;
        private final List<String> askedFor = new CopyOnWriteArrayList<>();

        Hiding(String hidden) {
            super(classPath(hidden), ClassLoader.getPlatformClassLoader());
            this.hidden = hidden;
        }

        private static URL[] classPath(String hidden) {
            return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                    .filter(entry -> hidden.startsWith("jakarta") || !entry.contains("angus"))
                    .map(entry -> url(Path.of(entry)))
                    .toArray(URL[]::new);
        }

        private static URL url(Path path) {
            try {
                return path.toUri().toURL();
            } catch (MalformedURLException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(hidden)) {
                askedFor.add(name);
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        Throwable failureOfSmtpMailer() throws ReflectiveOperationException {
            var to = Class.forName("org.symbolon.mail.SmtpMailer", true, this)
                    .getMethod("to", String.class, String.class);
            var before = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(this);
            try {
                to.invoke(null, "smtp://127.0.0.1:2525", "no-reply@video.example");
                throw new AssertionError("No failure without " + hidden);
            } catch (InvocationTargetException failure) {
                return failure.getTargetException();
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
        }
    }
}
