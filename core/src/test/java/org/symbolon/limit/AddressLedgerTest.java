package org.symbolon.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.symbolon.account.EmailAddress;
import org.symbolon.key.KeyRing;
import org.symbolon.policy.Budget;
import org.symbolon.policy.Policy;
import org.symbolon.store.Charge;
import org.symbolon.store.LedgerStore;
import org.symbolon.store.LedgerStore.Receipt;
import org.symbolon.store.StoreUnit;
import org.symbolon.store.memory.InMemoryStore;

class AddressLedgerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final InMemoryStore store = new InMemoryStore();

    private static byte[] secret(int seed) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) seed);
        return secret;
    }

    private static AddressLedger ledger(KeyRing keys, Budget... budgets) {
        return new AddressLedger(keys, Policy.DEFAULT.withMailsPerAddress(budgets));
    }

    private static AddressLedger ledger(Budget... budgets) {
        return ledger(KeyRing.of("k1", secret(1)), budgets);
    }

    private Receipt charge(AddressLedger ledger, String address, Instant now) {
        return store.transact(
                unit -> ledger.chargeMail(unit, EmailAddress.parse(address).orElseThrow(), null, now));
    }

    /** The charges that a store is asked for. */
    private static List<Charge> charges(AddressLedger ledger, String address) {
        var asked = new ArrayList<Charge>();
        var recording = new LedgerStore() {
            @Override
            public Receipt charge(List<Charge> charges, Instant now) {
                asked.addAll(charges);
                return new Receipt(true, now);
            }

            @Override
            public int purge(Instant now, int limit) {
                return 0;
            }
        };
        var unit = (StoreUnit) Proxy.newProxyInstance(
                StoreUnit.class.getClassLoader(), new Class<?>[] {StoreUnit.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("ledger");
                    return recording;
                });
        ledger.chargeMail(unit, EmailAddress.parse(address).orElseThrow(), null, NOW);
        return asked;
    }

    @Test
    void chargeIsGrantedByBurstThenOnePerIntervalExactToTheMillisecond() {
        var charge = new Charge("bucket", 3, Duration.ofMinutes(20));
        assertThat(charge.grantedFrom(NOW)).isEqualTo(NOW.minus(Duration.ofMinutes(40)));
        assertThat(charge.fullAfter(NOW.minusMillis(1), NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(20)));
        assertThat(charge.fullAfter(NOW, NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(20)));
        assertThat(charge.fullAfter(NOW.plusMillis(1), NOW))
                .isEqualTo(NOW.plusMillis(1).plus(Duration.ofMinutes(20)));
    }

    @Test
    void chargeOfTheLargestBudgetDoesNotOverflow() {
        var charge = new Charge("bucket", 1_000_000, Duration.ofDays(366));
        assertThat(charge.grantedFrom(NOW)).isBefore(NOW);
        assertThat(charge.grantedFrom(NOW).toEpochMilli()).isNegative();
    }

    @Test
    void s17MailsAreGrantedByTheDocumentedBudget() {
        var ledger = new AddressLedger(KeyRing.of("k1", secret(1)), Policy.DEFAULT);
        for (int mail = 0; mail < 10; mail++) {
            assertThat(charge(ledger, "ada@example.org", NOW).granted()).isTrue();
        }
        var next = NOW.plus(Duration.ofMinutes(6));
        assertThat(charge(ledger, "ada@example.org", NOW)).isEqualTo(new Receipt(false, next));
        assertThat(charge(ledger, "ada@example.org", next.minusMillis(1))).isEqualTo(new Receipt(false, next));
        assertThat(charge(ledger, "ada@example.org", next).granted()).isTrue();
        assertThat(charge(ledger, "ada@example.org", next).granted()).isFalse();
    }

    @Test
    void s17MonthOfAskingEveryMinuteBringsNoMoreThanTheTighterBudget() {
        var ledger = new AddressLedger(KeyRing.of("k1", secret(1)), Policy.DEFAULT);
        int granted = 0;
        for (int minute = 0; minute < 30 * 24 * 60; minute++) {
            granted += charge(ledger, "ada@example.org", NOW.plus(Duration.ofMinutes(minute)))
                            .granted()
                    ? 1
                    : 0;
        }
        assertThat(granted).isEqualTo(30 + 30 * 24 * 60 / 48 - 1);
    }

    @Test
    void s17TagAndSpellingDoNotOpenAnotherBudget() {
        var ledger = ledger(new Budget(1, Duration.ofHours(1)));
        assertThat(charge(ledger, "ada@bücher.example", NOW).granted()).isTrue();
        for (var same : List.of("ada+1@bücher.example", "ADA@xn--bcher-kva.example", "Ada+x+y@BÜCHER.example")) {
            assertThat(charge(ledger, same, NOW).granted()).as(same).isFalse();
        }
    }

    @Test
    void differentAddressesDoNotShareABudget() {
        var ledger = ledger(new Budget(1, Duration.ofHours(1)));
        for (var address : List.of("ada@example.org", "ad@example.org", "ada@example.com", "a.da@example.org")) {
            assertThat(charge(ledger, address, NOW).granted()).as(address).isTrue();
        }
    }

    @Test
    void s6BucketNamesCarryNoAddressAndDifferByAddressAndBudget() {
        var ledger = ledger(new Budget(10, Duration.ofMinutes(6)), new Budget(30, Duration.ofMinutes(48)));
        Set<String> names = new HashSet<>();
        for (var address : List.of("ada@example.org", "bob@example.org")) {
            var charges = charges(ledger, address);
            assertThat(charges).extracting(Charge::burst).containsExactly(10, 30);
            assertThat(charges)
                    .extracting(Charge::interval)
                    .containsExactly(Duration.ofMinutes(6), Duration.ofMinutes(48));
            charges.forEach(charge -> names.add(charge.bucket()));
        }
        assertThat(names).hasSize(4).allMatch(name -> name.matches("[A-Za-z0-9_-]{43}"));
        assertThat(charges(ledger, "Ada+tag@Example.org")).isEqualTo(charges(ledger, "ada@example.org"));
    }

    @Test
    void s6BucketNameCannotBeWorkedOutWithoutTheKeyAndSurvivesARotation() {
        var budget = new Budget(10, Duration.ofMinutes(6));
        var before = charges(ledger(KeyRing.of("k1", secret(1)), budget), "ada@example.org");
        var known = KeyRing.of("k1", secret(1)).withNext("k2", secret(2));
        var rotated = KeyRing.of("k2", secret(2)).withOlder("k1", secret(1));
        assertThat(charges(ledger(known, budget), "ada@example.org")).isEqualTo(before);
        assertThat(charges(ledger(rotated, budget), "ada@example.org")).isEqualTo(before);
        assertThat(charges(ledger(KeyRing.of("k1", secret(9)), budget), "ada@example.org"))
                .isNotEqualTo(before);
    }

    @Test
    void s16EachDaysPassHasABudgetOfItsOwn() {
        var ledger = ledger(new Budget(1, Duration.ofHours(1)));
        var mika = EmailAddress.parse("mika@example.org").orElseThrow();
        var today = LocalDate.of(2026, 1, 1);
        assertThat(charge(ledger, "mika@example.org", NOW).granted()).isTrue();
        assertThat(charge(ledger, "mika@example.org", NOW).granted()).isFalse();

        for (var day : List.of(today, today.plusDays(1))) {
            assertThat(store.transact(unit -> ledger.chargeMail(unit, mika, day, NOW))
                            .granted())
                    .isTrue();
            assertThat(store.transact(unit -> ledger.chargeMail(unit, mika, day, NOW))
                            .granted())
                    .isFalse();
        }
    }
}
