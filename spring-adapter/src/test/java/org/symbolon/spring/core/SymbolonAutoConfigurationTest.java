package org.symbolon.spring.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.symbolon.Symbolon;
import org.symbolon.account.AccountId;
import org.symbolon.account.Client;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.Password;
import org.symbolon.account.PasswordHash;
import org.symbolon.account.Site;
import org.symbolon.event.SymbolonListener;
import org.symbolon.key.KeyRing;
import org.symbolon.mail.MailTexts;
import org.symbolon.mail.Mailer;
import org.symbolon.manage.Admit;
import org.symbolon.password.ForeignFormat;
import org.symbolon.password.PasswordPolicy;
import org.symbolon.policy.Policy;
import org.symbolon.registration.RegistrationRequest;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnit;
import org.symbolon.store.jdbc.OnAccountCreated;
import org.symbolon.store.jdbc.OnAccountDeleted;
import org.symbolon.store.memory.InMemoryStore;
import org.symbolon.testkit.ManualClock;
import org.symbolon.testkit.RecordingMailer;
import org.symbolon.token.SigningKey;
import org.symbolon.token.TokenKeys;

@ExtendWith(OutputCaptureExtension.class)
class SymbolonAutoConfigurationTest {
    private static final String SECRET = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String OTHER = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY=";
    private static final AutoConfigurations OURS =
            AutoConfigurations.of(SymbolonAutoConfiguration.class, SymbolonReactiveAutoConfiguration.class);
    private static final ApplicationContextInitializer<ConfigurableApplicationContext> LAZY =
            context -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
    private static final AccountId SOMEBODY =
            AccountId.parse("00000000-0000-4000-8000-000000000001").orElseThrow();

    private final ApplicationContextRunner bare = new ApplicationContextRunner().withConfiguration(OURS);
    private final ApplicationContextRunner runner = bare.withUserConfiguration(Mailing.class)
            .withPropertyValues("symbolon.secret=" + SECRET, "symbolon.public-url=https://video.example/tv/");

    private static Symbolon symbolon(ApplicationContext context) {
        return context.getBean(Symbolon.class);
    }

    private static Site site(ApplicationContext context) {
        return symbolon(context).settings().site();
    }

    private static void register(ApplicationContext context, String address) {
        symbolon(context)
                .registration()
                .start(
                        RegistrationRequest.of(
                                EmailAddress.parse(address).orElseThrow(), Password.of("Kite-over-7-harbours")),
                        Client.unknown())
                .orElseThrow();
    }

    @Test
    void propertiesAndAMailerAreEnough() {
        runner.run(context -> {
            register(context, "mika@example.org");

            assertThat(context.getBean(RecordingMailer.class).codeFor("mika@example.org"))
                    .isNotEmpty();
            assertThat(context)
                    .hasSingleBean(Symbolon.class)
                    .hasSingleBean(Site.class)
                    .hasSingleBean(KeyRing.class)
                    .hasSingleBean(Policy.class)
                    .hasSingleBean(PasswordPolicy.class)
                    .hasSingleBean(InMemoryStore.class)
                    .doesNotHaveBean(Clock.class)
                    .doesNotHaveBean(SymbolonListener.class);
        });
    }

    @Test
    void applicationWithoutTheWebHasAccountsAsWell() {
        runner.run(context -> assertThat(context).hasSingleBean(Symbolon.class));
        new WebApplicationContextRunner()
                .withConfiguration(OURS)
                .withUserConfiguration(Mailing.class)
                .withPropertyValues("symbolon.secret=" + SECRET, "symbolon.public-url=https://video.example")
                .run(context -> assertThat(context).hasSingleBean(Symbolon.class));
    }

    @Test
    void reactiveApplicationIsAskedForNothingAndToldOnce(CapturedOutput output) {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(OURS)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Symbolon.class)
                        .doesNotHaveBean(Store.class));

        assertThat(output.getAll())
                .containsOnlyOnce("Symbolon configures nothing, since this is a reactive web application");
    }

    @Test
    void reactiveApplicationThatMeansItIsToldNothing(CapturedOutput output) {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(OURS)
                .withPropertyValues("symbolon.enabled=false")
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output.getAll()).doesNotContain("Symbolon configures nothing");
    }

    @Test
    void nothingIsAskedForWhereItIsSwitchedOff() {
        bare.withPropertyValues("symbolon.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Symbolon.class)
                        .doesNotHaveBean(KeyRing.class)
                        .doesNotHaveBean(SymbolonProperties.class));
    }

    @Test
    void nothingIsAskedForWhereTheApplicationHasItsOwn() {
        try (var own = Symbolon.builder()
                .site(Site.of("Own", "https://own.example"))
                .keys(KeyRing.of("own", SECRET.getBytes(StandardCharsets.US_ASCII)))
                .mailer(mail -> {})
                .store(new InMemoryStore())
                .build()) {
            bare.withBean(Symbolon.class, () -> own).run(context -> {
                assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(Symbolon.class)
                        .doesNotHaveBean(KeyRing.class)
                        .doesNotHaveBean(Site.class)
                        .doesNotHaveBean(Store.class)
                        .doesNotHaveBean(SymbolonProperties.class);
                assertThat(symbolon(context)).isSameAs(own);
            });
        }
    }

    @Test
    void contextClosesIt() {
        var started = new LinkedBlockingQueue<Symbolon>();
        runner.run(context -> started.add(symbolon(context)));

        var closed = started.remove();

        assertThatThrownBy(() -> closed.accounts().find(SOMEBODY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void siteIsNamedAsSaidElseAsTheApplicationElseAsTheHost() {
        runner.run(context -> {
            assertThat(site(context).name()).isEqualTo("video.example");
            assertThat(site(context).url()).hasToString("https://video.example/tv");
        });
        runner.withPropertyValues("spring.application.name=portal")
                .run(context -> assertThat(site(context).name()).isEqualTo("portal"));
        runner.withPropertyValues("spring.application.name=portal", "symbolon.site-name=Example Video")
                .run(context -> assertThat(site(context).name()).isEqualTo("Example Video"));
    }

    @Test
    void secretIsThatOfTheKeyNamedK1() {
        runner.run(context ->
                assertThat(context.getBean(KeyRing.class).newest().name()).isEqualTo("k1"));
    }

    @Test
    void keysAreNewestFirst() {
        bare.withUserConfiguration(Mailing.class)
                .withPropertyValues(
                        "symbolon.public-url=https://video.example",
                        "symbolon.keys[0].name=k3",
                        "symbolon.keys[0].secret=" + OTHER,
                        "symbolon.keys[1].name=k2",
                        "symbolon.keys[1].secret=" + OTHER.replace('Y', 'Z'),
                        "symbolon.keys[2].name=k1",
                        "symbolon.keys[2].secret=" + SECRET)
                .run(context -> {
                    var ring = context.getBean(KeyRing.class);
                    assertThat(ring.newest().name()).isEqualTo("k3");
                    assertThat(ring.oldest().name()).isEqualTo("k1");
                    assertThat(ring.isOlder("k2")).isTrue();
                });
    }

    @Test
    void secretOpensWhatTheSameSecretMade() {
        var links = new LinkedBlockingQueue<String>();
        var linked = runner.withBean(
                SymbolonBuilderCustomizer.class, () -> builder -> builder.unsubscribeAt("https://video.example/stop"));
        linked.run(context ->
                links.add(symbolon(context).accounts().unsubscribeLink(SOMEBODY).toString()));
        linked.run(context ->
                links.add(symbolon(context).accounts().unsubscribeLink(SOMEBODY).toString()));
        linked.withPropertyValues("symbolon.secret=" + OTHER)
                .run(context -> links.add(
                        symbolon(context).accounts().unsubscribeLink(SOMEBODY).toString()));

        var first = links.remove();
        assertThat(links.remove()).isEqualTo(first);
        assertThat(links.remove()).isNotEqualTo(first);
    }

    @Test
    void siteKeysAndPoliciesOfTheApplicationWin() {
        var policy = Policy.DEFAULT.withAttempts(7);
        bare.withUserConfiguration(Mailing.class)
                .withBean(Site.class, () -> Site.of("Own", "https://own.example"))
                .withBean(KeyRing.class, () -> KeyRing.of("own", SECRET.getBytes(StandardCharsets.US_ASCII)))
                .withBean(Policy.class, () -> policy)
                .withBean(PasswordPolicy.class, PasswordPolicy::nist)
                .withPropertyValues("symbolon.policy.attempts=3")
                .run(context -> {
                    var settings = symbolon(context).settings();
                    assertThat(settings.site().name()).isEqualTo("Own");
                    assertThat(settings.policy()).isSameAs(policy);
                    assertThat(settings.passwords()).isSameAs(PasswordPolicy.nist());
                    assertThat(context.getBean(KeyRing.class).newest().name()).isEqualTo("own");
                });
    }

    /** A store that knows whether it is worked with. */
    private static final class Watched implements Store {
        private final Store store = new InMemoryStore();
        private final AtomicInteger units = new AtomicInteger();

        @Override
        public <T> T transact(Function<StoreUnit, T> work) {
            units.incrementAndGet();
            return store.transact(work);
        }
    }

    @Test
    void storeOfTheApplicationWins(CapturedOutput output) {
        var own = new Watched();
        runner.withBean(Store.class, () -> own).run(context -> {
            int before = own.units.get();

            assertThat(symbolon(context).accounts().find(SOMEBODY)).isEmpty();

            assertThat(own.units).hasValueGreaterThan(before);
            assertThat(context).hasSingleBean(Store.class);
        });

        assertThat(output.getAll()).doesNotContain("Accounts are kept in memory");
    }

    @Test
    void clockOfTheApplicationIsUsed() {
        var clock = ManualClock.at(Instant.parse("2026-03-01T10:00:00Z"));
        runner.withBean(Clock.class, () -> clock)
                .run(context -> assertThat(symbolon(context).settings().clock().instant())
                        .isEqualTo(clock.instant()));
    }

    @Test
    void oneOfSeveralClocksIsNotChosenByChance() {
        runner.withBean("berlin", Clock.class, () -> Clock.system(ZoneId.of("Europe/Berlin")))
                .withBean("frozen", Clock.class, () -> ManualClock.at(Instant.EPOCH))
                .run(context -> assertThat(symbolon(context).settings().clock().instant())
                        .isAfter(Instant.EPOCH));
    }

    @Test
    void signingKeysOfTheApplicationAreUsed() throws JOSEException {
        var jwk = new ECKeyGenerator(Curve.P_256).keyID("s1").generate().toJSONString();
        runner.withBean(TokenKeys.class, () -> TokenKeys.es256(SigningKey.fromJwk(jwk)))
                .run(context -> assertThat(symbolon(context).jwks()).contains("\"s1\""));
        runner.run(context -> assertThat(symbolon(context).jwks()).doesNotContain("\"s1\""));
    }

    @Test
    void textsOfTheApplicationAreUsed() {
        var texts = MailTexts.DEFAULT.with(Locale.ENGLISH, Map.of("registration-code.subject", "Ahoy from {site}"));
        runner.withBean(MailTexts.class, () -> texts).run(context -> {
            register(context, "mika@example.org");

            assertThat(context.getBean(RecordingMailer.class)
                            .lastTo("mika@example.org")
                            .subject())
                    .startsWith("Ahoy from video.example");
        });
    }

    @Test
    void everyForeignFormatOfTheApplicationIsAccepted() {
        var address = EmailAddress.parse("mika@example.org").orElseThrow();
        var bcrypt = PasswordHash.of("$2y$05$pDdCV7anspqCecVH6IG/cOSC1.YL79vWC8DtcdZJ0.osMSCsrmcHe");
        runner.run(context ->
                assertThat(symbolon(context).accounts().admit(address, bcrypt)).isInstanceOf(Admit.HashRefused.class));
        runner.withBean("older", ForeignFormat.class, () -> ForeignFormat.bcrypt(4))
                .withBean("newer", ForeignFormat.class, () -> ForeignFormat.bcrypt(5))
                .run(context -> assertThat(symbolon(context).accounts().admit(address, bcrypt))
                        .isInstanceOf(Admit.Admitted.class));
    }

    /** Two who hear, the second of whom is declared first. */
    @Configuration(proxyBeanMethods = false)
    static class Listeners {
        final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Bean
        LinkedBlockingQueue<String> heard() {
            return heard;
        }

        @Bean
        @Order(2)
        SymbolonListener second() {
            return event -> heard.add("second");
        }

        @Bean
        @Order(1)
        SymbolonListener first() {
            return event -> heard.add("first");
        }
    }

    @Test
    void everyListenerOfTheApplicationHearsInTheirOrder() {
        runner.withUserConfiguration(Listeners.class).run(context -> {
            register(context, "mika@example.org");

            var heard = context.getBean(LinkedBlockingQueue.class);
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("first");
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("second");
        });
    }

    /** One who needs accounts to hear, and the start of the application, in which there is something to hear. */
    @Configuration(proxyBeanMethods = false)
    static class Caller {
        @Bean
        LinkedBlockingQueue<String> heard() {
            return new LinkedBlockingQueue<>();
        }

        @Bean
        SymbolonListener caller(Symbolon symbolon, LinkedBlockingQueue<String> heard) {
            return event -> heard.add(symbolon.accounts().find(SOMEBODY).isPresent() ? "somebody" : "nobody");
        }
    }

    /** Comes before the others, and needs an account. */
    @Configuration(proxyBeanMethods = false)
    static class Early {
        Early(ApplicationContext context) {
            register(context, "early@example.org");
        }
    }

    @Test
    void listenerOfTheApplicationMayCallSymbolon() {
        runner.withUserConfiguration(Caller.class).run(context -> {
            register(context, "mika@example.org");

            assertThat(context.getBean(LinkedBlockingQueue.class).poll(5, TimeUnit.SECONDS))
                    .isEqualTo("nobody");
        });
    }

    @Test
    void listenerOfTheApplicationIsFoundWhereBeansAreMadeLate() {
        runner.withInitializer(LAZY).withUserConfiguration(Caller.class).run(context -> {
            register(context, "mika@example.org");

            assertThat(context.getBean(LinkedBlockingQueue.class).poll(5, TimeUnit.SECONDS))
                    .isEqualTo("nobody");
        });
    }

    @Test
    void listenerOfTheApplicationHearsOfWhatHappenedDuringTheStart() {
        runner.withUserConfiguration(Early.class, Caller.class)
                .run(context -> assertThat(
                                context.getBean(LinkedBlockingQueue.class).poll(5, TimeUnit.SECONDS))
                        .isEqualTo("nobody"));
    }

    @Test
    void listenerThatCannotBeMadeStopsTheStartEvenWhereBeansAreMadeLate() {
        runner.withInitializer(LAZY)
                .withBean(SymbolonListener.class, () -> {
                    throw new UnsupportedOperationException("deaf");
                })
                .run(context -> assertThat(context).getFailure().rootCause().hasMessage("deaf"));
    }

    @Test
    void mailIsSentFromTheStartEvenWhereBeansAreMadeLate() {
        runner.withInitializer(LAZY)
                .run(context -> assertThat(context.getSourceApplicationContext(ConfigurableApplicationContext.class)
                                .getBeanFactory()
                                .containsSingleton("symbolon"))
                        .isTrue());
    }

    @Test
    void reactiveApplicationIsToldEvenWhereBeansAreMadeLate(CapturedOutput output) {
        new ReactiveWebApplicationContextRunner()
                .withInitializer(LAZY)
                .withConfiguration(OURS)
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output.getAll()).containsOnlyOnce("Symbolon configures nothing");
    }

    @Test
    void hooksThatNothingRunsAreNamedOnce(CapturedOutput output) {
        var hooked = runner.withBean("rows", OnAccountCreated.class, () -> (connection, account, profile) -> {})
                .withBean("farewell", OnAccountDeleted.class, () -> (connection, account) -> {});
        hooked.run(context -> assertThat(context).hasNotFailed());

        assertThat(output.getAll()).containsOnlyOnce("Nothing runs rows, farewell when accounts begin or end");

        hooked.withBean(Store.class, Watched::new)
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output.getAll().split("Nothing runs rows, farewell", -1)).hasSize(3);
    }

    /** A store that knows what to do with a hook. */
    @Configuration(proxyBeanMethods = false)
    static class WithItsHook {
        @Bean
        OnAccountCreated rows() {
            return (connection, account, profile) -> {};
        }

        @Bean
        Store store(OnAccountCreated hook) {
            assertThat(hook).isNotNull();
            return new InMemoryStore();
        }
    }

    @Test
    void hookThatTheApplicationUsesItselfIsNotWarnedOf(CapturedOutput output) {
        runner.withUserConfiguration(WithItsHook.class)
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output.getAll()).doesNotContain("Nothing runs");
    }

    @Test
    void eventsAreLoggedWhereNobodyListens() {
        var lines = new LinkedBlockingQueue<String>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var log = Logger.getLogger("org.symbolon.security");
        log.addHandler(handler);
        try {
            runner.run(context -> {
                register(context, "mika@example.org");

                assertThat(lines.poll(5, TimeUnit.SECONDS)).contains("event=authn_registration_start");
            });
        } finally {
            log.removeHandler(handler);
        }
    }

    /** Two who change the site, the second of whom is declared first. */
    @Configuration(proxyBeanMethods = false)
    static class Customizers {
        @Bean
        @Order(2)
        SymbolonBuilderCustomizer second() {
            return builder -> builder.site(Site.of("Second", "https://second.example"));
        }

        @Bean
        @Order(1)
        SymbolonBuilderCustomizer first() {
            return builder ->
                    builder.site(Site.of("First", "https://first.example")).policy(Policy.DEFAULT.withAttempts(9));
        }
    }

    @Test
    void customizersHaveTheLastWordInTheirOrder() {
        runner.withUserConfiguration(Customizers.class)
                .withPropertyValues("symbolon.web.enabled=false")
                .run(context -> {
                    assertThat(site(context).name()).isEqualTo("Second");
                    assertThat(symbolon(context).settings().policy().attempts()).isEqualTo(9);
                });
    }

    @Test
    void onlyOneOfSeveralMailersCanBeMeant() {
        runner.withBean("other", Mailer.class, () -> mail -> {})
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("found 2"));
    }
}
