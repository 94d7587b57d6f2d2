package org.symbolon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.symbolon.World.OTHER_PASSWORD;
import static org.symbolon.World.PASSWORD;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.symbolon.account.Client;
import org.symbolon.account.PasswordHash;
import org.symbolon.event.SymbolonEvent;
import org.symbolon.manage.Admit;
import org.symbolon.password.ForeignFormat;
import org.symbolon.session.Login;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.memory.InMemoryStore;

/** Accounts that another system kept. */
class AdmitTest {
    static final String MIKA = "mika@example.org";
    static final ForeignFormat FORMAT = ForeignFormat.bcrypt(4);

    /** Made by {@code htpasswd -nbB -C 4 user Correct-Horse-7-Battery}, and the next with {@code -C 5}. */
    static final PasswordHash HASH = PasswordHash.of("$2y$04$DjplKehGa7/H/RL1t29em.ahr03astypyVbqFfIFEl1RZ.mPryISC");

    private static final PasswordHash OTHER_COST =
            PasswordHash.of("$2y$05$lVv2sWiJPwTEUXdDRcgoK.BcdHbiGsFmX6UhOQwx.3Mu2Hc6.Yp4u");

    private final InMemoryStore memory = new InMemoryStore();
    private final WatchedStore store = new WatchedStore(memory);
    private final World world = new World(builder -> builder.store(store).acceptForeign(FORMAT));

    @AfterEach
    void close() {
        world.close();
    }

    private Admit admit(String address, PasswordHash hash) {
        return world.symbolon.accounts().admit(World.address(address), hash);
    }

    private AccountRecord kept(String address) {
        return memory.transact(
                unit -> unit.accounts().find(World.address(address)).orElseThrow());
    }

    @Test
    void admittedAccountSignsInByTheOldPasswordAlone() {
        var account = admit(MIKA, HASH).orElseThrow().account();

        assertThat(account.address().text()).isEqualTo(MIKA);
        assertThat(account.createdAt()).isEqualTo(world.clock.instant());
        assertThat(world.symbolon.accounts().find(account.id())).contains(account);
        assertThat(world.login(MIKA, OTHER_PASSWORD)).isEqualTo(new Login.Refused());
        assertThat(world.login(MIKA, PASSWORD).orElseThrow().account()).isEqualTo(account);
    }

    @Test
    void admittingIsToldAndMailsNothing() {
        var account = admit(MIKA, HASH).orElseThrow().account();

        assertThat(store.verbs()).containsExactly("begin", "accounts.insert");
        assertThat(world.events())
                .containsExactly(
                        new SymbolonEvent.AccountAdmitted(world.clock.instant(), Client.unknown(), account.id()));
        world.close();
        assertThat(world.mailer.mails()).isEmpty();
    }

    @Test
    void mailIsInEnglishUnlessSaidOtherwise() {
        admit(MIKA, HASH).orElseThrow();
        world.symbolon
                .accounts()
                .admit(World.address("noor@example.org"), HASH, Locale.FRENCH)
                .orElseThrow();

        assertThat(kept(MIKA).locale()).isEqualTo(Locale.ENGLISH);
        assertThat(kept("noor@example.org").locale()).isEqualTo(Locale.FRENCH);
    }

    @Test
    void addressThatIsTakenStaysAsItIs() {
        world.register(MIKA, OTHER_PASSWORD);
        world.events().clear();

        assertThat(admit("Mika@EXAMPLE.org", HASH)).isEqualTo(new Admit.AddressTaken());

        assertThat(world.events()).isEmpty();
        assertThat(world.login(MIKA, PASSWORD)).isEqualTo(new Login.Refused());
        world.login(MIKA, OTHER_PASSWORD).orElseThrow();
    }

    @Test
    void admittingTwiceAdmitsOnce() {
        admit(MIKA, HASH).orElseThrow();
        var again = admit(MIKA, HASH);

        assertThat(again).isEqualTo(new Admit.AddressTaken());
        assertThat(again.<String>match(admitted -> "admitted", taken -> "taken", refused -> "refused"))
                .isEqualTo("taken");
        assertThatIllegalStateException().isThrownBy(again::orElseThrow).withMessageContaining("AddressTaken");
    }

    @Test
    void hashThatNobodyCouldSignInByIsRefusedBeforeTheStoreIsAsked() {
        store.verbs();
        var refused = admit(MIKA, OTHER_COST);

        assertThat(refused)
                .isEqualTo(new Admit.HashRefused(
                        "A hash of a format that is not accepted." + " Add .acceptForeign(ForeignFormat.bcrypt(5))"));
        assertThat(refused.<String>match(admitted -> "", taken -> "", is -> is.why()))
                .contains("bcrypt(5)");
        for (var worthless : List.of("{noop}" + PASSWORD, "{MD5}0", "{SHA-1}0", "{sha256}0", "{ldap}0", PASSWORD, "")) {
            assertThat(admit(MIKA, PasswordHash.of(worthless))).isInstanceOf(Admit.HashRefused.class);
            assertThat(admit(MIKA, PasswordHash.of(worthless)).toString()).doesNotContain(PASSWORD);
        }
        assertThat(store.verbs()).isEmpty();
        assertThat(world.events()).isEmpty();
    }

    @Test
    void hashOfOursFromElsewhereIsAdmittedWhereItsKeyIsKnown() {
        PasswordHash ours;
        try (var elsewhere = new World(builder -> builder.store(memory))) {
            elsewhere.register("noor@example.org");
            ours = kept("noor@example.org").hash();
        }
        try (var plain = new World()) {
            plain.symbolon.accounts().admit(World.address(MIKA), ours).orElseThrow();
            plain.login(MIKA, PASSWORD).orElseThrow();
            assertThat(plain.symbolon.accounts().admit(World.address("else@example.org"), HASH))
                    .as("bcrypt was not accepted here")
                    .isInstanceOf(Admit.HashRefused.class);
        }
    }

    @Test
    void severalCostsAreSeveralFormatsAndMayBeGivenOneByOne() {
        try (var both =
                new World(builder -> builder.acceptForeign(FORMAT).acceptForeign(ForeignFormat.of(OTHER_COST)))) {
            both.symbolon.accounts().admit(World.address(MIKA), HASH).orElseThrow();
            both.symbolon
                    .accounts()
                    .admit(World.address("noor@example.org"), OTHER_COST)
                    .orElseThrow();
            both.login(MIKA, PASSWORD).orElseThrow();
            both.login("noor@example.org", PASSWORD).orElseThrow();
        }
    }

    @Test
    void ownerOfAnAdmittedAccountResetsThePassword() {
        admit(MIKA, HASH).orElseThrow();

        world.complete(world.proven(MIKA), OTHER_PASSWORD).orElseThrow();

        assertThat(world.login(MIKA, PASSWORD)).isEqualTo(new Login.Refused());
        world.login(MIKA, OTHER_PASSWORD).orElseThrow();
        assertThat(world.symbolon.accounts().accountsUnder("k1")).isEqualTo(1);
    }

    @Test
    void registeringAnAdmittedAddressFindsItTaken() {
        admit(MIKA, HASH).orElseThrow();
        world.started(MIKA, OTHER_PASSWORD);

        assertThat(world.mailer.mailsTo(MIKA)).hasSize(1);
        assertThat(kept(MIKA).hash().reveal()).isEqualTo(HASH.reveal());
    }

    @Test
    void s7FailedLoginsOfAdmittedOrdinaryAndUnknownAddressesCostTheSame() {
        admit(MIKA, HASH).orElseThrow();
        world.register("ordinary@example.org");
        world.pass(Duration.ofDays(2));

        var admitted = observe(MIKA);
        assertThat(observe("ordinary@example.org")).isEqualTo(admitted);
        assertThat(observe("unknown@example.org")).isEqualTo(admitted);
        assertThat(admitted.hashes()).isEqualTo(1);
        assertThat(admitted.answer()).isEqualTo(new Login.Refused());
    }

    private record Seen(Login answer, int hashes, List<String> verbs) {}

    private Seen observe(String address) {
        int before = world.hashes.get();
        store.verbs();
        var answer = world.login(address, OTHER_PASSWORD);
        return new Seen(answer, world.hashes.get() - before, store.verbs());
    }
}
