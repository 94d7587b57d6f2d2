package org.symbolon.spring.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.mail.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.symbolon.Symbolon;
import org.symbolon.account.Site;
import org.symbolon.key.KeyRing;
import org.symbolon.mail.MailTexts;
import org.symbolon.mail.Mailer;
import org.symbolon.testkit.RecordingMailer;

@ExtendWith(OutputCaptureExtension.class)
class SymbolonMailAutoConfigurationTest {
    private static final AutoConfigurations OURS =
            AutoConfigurations.of(MailSenderAutoConfiguration.class, SymbolonMailAutoConfiguration.class);
    private static final String SERVER = "spring.mail.host=mail.example";
    private static final Site SITE = Site.of("Example Video", "https://video.example");

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(OURS)
            .withBean(Site.class, () -> SITE)
            .withPropertyValues(SERVER);

    @Test
    void mailGoesThroughTheHostsSenderFromTheSite() {
        runner.run(context -> {
            assertThat(context).hasSingleBean(SpringMailer.class).hasSingleBean(MailTexts.class);
            assertThat(context.getBean(Mailer.class)).hasToString("SpringMailer[from=no-reply@video.example]");
            assertThat(context.getBean(JavaMailSenderImpl.class).getJavaMailProperties())
                    .isEmpty();
        });
    }

    @Test
    void servletApplicationHasItToo() {
        new WebApplicationContextRunner()
                .withConfiguration(OURS)
                .withBean(Site.class, () -> SITE)
                .withPropertyValues(SERVER)
                .run(context -> assertThat(context).hasSingleBean(SpringMailer.class));
    }

    @Test
    void reactiveApplicationHasNone() {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(OURS)
                .withBean(Site.class, () -> SITE)
                .withPropertyValues(SERVER)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Mailer.class)
                        .doesNotHaveBean(MailTexts.class));
    }

    @Test
    void switchedOffThereIsNone() {
        runner.withPropertyValues("symbolon.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(JavaMailSender.class)
                        .doesNotHaveBean(Mailer.class)
                        .doesNotHaveBean(MailTexts.class));
    }

    @Test
    void hostsOwnMailerWinsAndKeepsTheTexts() {
        runner.withBean(RecordingMailer.class)
                .run(context -> assertThat(context)
                        .hasSingleBean(Mailer.class)
                        .hasSingleBean(RecordingMailer.class)
                        .hasSingleBean(MailTexts.class));
    }

    @Test
    void hostsOwnTextsWin() {
        runner.withBean("own", MailTexts.class, () -> MailTexts.DEFAULT)
                .run(context ->
                        assertThat(context).hasSingleBean(MailTexts.class).hasBean("own"));
    }

    @Test
    void hostsOwnSymbolonWins() {
        runner.withBean(Symbolon.class, SymbolonMailAutoConfigurationTest::symbolon)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Mailer.class)
                        .doesNotHaveBean(MailTexts.class));
    }

    private static Symbolon symbolon() {
        return Symbolon.builder()
                .site(SITE)
                .keys(KeyRing.of("k1", "a secret of thirty-two bytes, ok".getBytes(StandardCharsets.US_ASCII)))
                .mailer(new RecordingMailer())
                .build();
    }

    @Test
    void withoutJavaMailSenderThereIsNoMailer() {
        new ApplicationContextRunner()
                .withConfiguration(OURS)
                .withBean(Site.class, () -> SITE)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Mailer.class));
    }

    @Test
    void withoutItsClassThereIsNoMailer() {
        runner.withClassLoader(new FilteredClassLoader("org.springframework.mail"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Mailer.class));
    }

    @Test
    void amongTwoSendersNoneIsGuessed() {
        runner.withBean("one", JavaMailSenderImpl.class)
                .withBean("other", JavaMailSenderImpl.class)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Mailer.class));
    }

    @Test
    void senderIsThatOfTheProperty() {
        runner.withPropertyValues("symbolon.mail.from=Accounts <hello@mail.example>")
                .run(context ->
                        assertThat(context.getBean(Mailer.class)).hasToString("SpringMailer[from=hello@mail.example]"));
    }

    @Test
    void unreadableSenderStopsTheStart() {
        runner.withPropertyValues("symbolon.mail.from=nobody")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isNotNull()
                        .extracting(Object::toString)
                        .asString()
                        .contains("symbolon.mail.from is nobody that mail can come from: nobody"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring.mail.host=", "spring.mail.host= "})
    void blankHostStopsTheStart(String property) {
        runner.withPropertyValues(property)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(FailureAnalyzedException.class)
                        .hasMessageContaining("spring.mail.host is blank"));
    }

    @Test
    void senderWithASessionNeedsNoHost() {
        var sender = new JavaMailSenderImpl();
        sender.setSession(Session.getInstance(new Properties()));
        runner.withPropertyValues("spring.mail.host=")
                .withBean(JavaMailSender.class, () -> sender)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(SpringMailer.class));
    }

    @Test
    void senderIsClosedWithTheApplication() {
        var closed = new CompletableFuture<SpringMailer>();
        runner.run(context -> closed.complete(context.getBean(SpringMailer.class)));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> closed.join().send(Samples.mail()))
                .withMessageContaining("under way");
    }

    @Test
    void hostsMessagesAreTheTexts() {
        var messages = new StaticMessageSource();
        messages.addMessage("symbolon.mail." + Written.SUBJECT, Locale.FRENCH, "Rien sur {site}");
        runner.withBean("messageSource", StaticMessageSource.class, () -> messages)
                .run(context -> {
                    var texts = context.getBean(MailTexts.class);
                    assertThat(Written.subject(texts, Locale.FRENCH)).startsWith("Rien sur Example Video");
                    assertThat(Written.subject(texts, Locale.ENGLISH))
                            .startsWith("No account for this address at Example Video");
                });
    }

    @Test
    void languageThatNobodyWroteStopsTheStart() {
        runner.withPropertyValues("symbolon.mail.languages=en,tr")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("has tr")
                        .hasMessageContaining("symbolon.mail.registration-code.subject"));
    }

    @Test
    void clearTextIsWarnedOfOnceWithTheProperty(CapturedOutput output) {
        runner.run(context -> assertThat(context).hasNotFailed());

        assertThat(output).containsOnlyOnce("spring.mail.properties.mail.smtp.starttls.required=true");
    }

    @Test
    void encryptionThatBootWasToldOfIsNotWarnedOf(CapturedOutput output) {
        runner.withPropertyValues("spring.mail.ssl.enabled=true")
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output).doesNotContain("in the clear");
    }
}
