package org.symbolon.testkit;

import static org.symbolon.testkit.Samples.HASH;
import static org.symbolon.testkit.Samples.account;
import static org.symbolon.testkit.Samples.accountId;
import static org.symbolon.testkit.Samples.address;
import static org.symbolon.testkit.Samples.hash;
import static org.symbolon.testkit.Unusual.FOREIGN_ADDRESS;
import static org.symbolon.testkit.Unusual.LONGEST_ADDRESS;
import static org.symbolon.testkit.Unusual.LONGEST_KEY;
import static org.symbolon.testkit.Unusual.LONGEST_LOCALE;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.PasswordHash;
import org.symbolon.store.AccountRecord;
import org.symbolon.store.AccountStore;

/** What the verbs of accounts promise, to one caller at a time. */
final class AccountLaws {
    private static final EmailAddress SHOUTED = address("PERSON1@EXAMPLE.ORG");
    private static final PasswordHash BETTER = hash("k2", 2);

    private final Subject store;

    private AccountLaws(Subject store) {
        this.store = store;
        Expect.yes("accounts.insert", does(accounts -> accounts.insert(account(1), Map.of())));
    }

    static Stream<Law> all() {
        return Stream.of(
                law("accounts.insert: keeps all that an account may hold", AccountLaws::keepsAll),
                law("accounts.insert: takes any profile, and no account holds it", AccountLaws::takesProfile),
                law("accounts.insert: takes an address once, however it is spelled", AccountLaws::addressIsUnique),
                law("accounts.insert: takes an id once", AccountLaws::idIsUnique),
                law("accounts.find: finds by id, and nothing under another", AccountLaws::isFoundById),
                law("accounts.find: finds by any spelling of the address", AccountLaws::isFoundByAddress),
                law(
                        "accounts.changePassword: replaces the hash and raises the version",
                        AccountLaws::passwordIsChanged),
                law(
                        "accounts.changePassword: changes nothing unless version and id are those named",
                        AccountLaws::passwordOfAnotherVersionIsKept),
                law("accounts.upgradeHash: replaces the hash, and the version stays", AccountLaws::hashIsUpgraded),
                law(
                        "accounts.upgradeHash: changes nothing unless version, hash and id are those named",
                        AccountLaws::otherHashIsKept),
                law("accounts.countUnder: counts the accounts under the key", AccountLaws::accountsAreCounted),
                law("accounts.raiseVersion: raises the version and keeps all else", AccountLaws::versionIsRaised));
    }

    private static Law law(String name, Consumer<AccountLaws> claim) {
        return new Law(name, store -> claim.accept(new AccountLaws(store)));
    }

    private boolean does(Predicate<AccountStore> verb) {
        return store.does(unit -> verb.test(unit.accounts()));
    }

    private Optional<AccountRecord> find(int number) {
        return store.found(unit -> unit.accounts().find(accountId(number)));
    }

    private Optional<AccountRecord> find(EmailAddress address) {
        return store.found(unit -> unit.accounts().find(address));
    }

    private void is(String when, AccountRecord expected) {
        Expect.same("accounts.find " + when, Optional.of(expected), find(1));
    }

    private void keepsAll() {
        var foreignHash = PasswordHash.of("$2y$10$" + "./Az09".repeat(20));
        var far = Instant.parse("2041-12-31T23:59:59.999Z");
        for (var kept : List.of(
                new AccountRecord(
                        accountId(2), LONGEST_ADDRESS, foreignHash, 1L << 40, true, LONGEST_LOCALE, Instant.EPOCH),
                new AccountRecord(accountId(3), FOREIGN_ADDRESS, hash(LONGEST_KEY, 3), 1, false, Locale.FRENCH, far))) {
            Expect.yes("accounts.insert", does(accounts -> accounts.insert(kept, Map.of())));
            Expect.same(
                    "accounts.find",
                    Optional.of(kept),
                    store.found(unit -> unit.accounts().find(kept.id())));
            Expect.same("accounts.find by address", Optional.of(kept), find(kept.address()));
        }
    }

    private void takesProfile() {
        Expect.yes("accounts.insert", does(accounts -> accounts.insert(account(2), Unusual.PROFILE)));
        Expect.same("accounts.find", Optional.of(account(2)), find(2));
    }

    private void addressIsUnique() {
        Expect.no(
                "accounts.insert of a taken address in capitals",
                does(accounts -> accounts.insert(account(2, SHOUTED, BETTER), Map.of())));
        Expect.none("accounts.find of the account that was not inserted", find(2));
        is("of the account that was there", account(1));
        Expect.yes("accounts.insert of a free address", does(accounts -> accounts.insert(account(2), Map.of())));
        Expect.yes(
                "accounts.insert of an address with a tag of its own",
                does(accounts -> accounts.insert(account(3, address("person1+tag@example.org"), HASH), Map.of())));
    }

    private void idIsUnique() {
        Expect.no(
                "accounts.insert of a taken id",
                does(accounts -> accounts.insert(account(1, address(2), BETTER), Map.of())));
        Expect.none("accounts.find of the address that was not inserted", find(address(2)));
        is("of the account that was there", account(1));
        Expect.yes("accounts.insert of that address", does(accounts -> accounts.insert(account(2), Map.of())));
    }

    private void isFoundById() {
        is("by id", account(1));
        Expect.none("accounts.find of an id that nobody has", find(2));
    }

    private void isFoundByAddress() {
        Expect.same("accounts.find in capitals", Optional.of(account(1)), find(SHOUTED));
        Expect.none("accounts.find of an address that nobody has", find(address(2)));
        Expect.none("accounts.find with a tag", find(address("person1+tag@example.org")));
        Expect.yes(
                "accounts.insert in capitals",
                does(accounts -> accounts.insert(account(2, address("PERSON2@EXAMPLE.ORG"), HASH), Map.of())));
        Expect.same(
                "accounts.find of an account whose owner typed capitals",
                Optional.of(account(2, address("PERSON2@EXAMPLE.ORG"), HASH)),
                find(address(2)));
    }

    private void passwordIsChanged() {
        Expect.yes("accounts.changePassword", does(accounts -> accounts.changePassword(accountId(1), 1, BETTER)));
        is("after the change", account(1).withPassword(BETTER));
        Expect.no(
                "accounts.changePassword under the former version",
                does(accounts -> accounts.changePassword(accountId(1), 1, HASH)));
        Expect.yes(
                "accounts.changePassword under the new version",
                does(accounts -> accounts.changePassword(accountId(1), 2, HASH)));
        is("after the second change", account(1).withPassword(BETTER).withPassword(HASH));
    }

    private void passwordOfAnotherVersionIsKept() {
        Expect.yes("accounts.insert", does(accounts -> accounts.insert(account(2), Map.of())));
        for (long version : new long[] {0, 2}) {
            Expect.no(
                    "accounts.changePassword under version " + version + " of 1",
                    does(accounts -> accounts.changePassword(accountId(1), version, BETTER)));
        }
        Expect.no(
                "accounts.changePassword of no account",
                does(accounts -> accounts.changePassword(accountId(3), 1, BETTER)));
        is("after no change", account(1));
        Expect.yes("accounts.changePassword", does(accounts -> accounts.changePassword(accountId(2), 1, BETTER)));
        is("after a change of another account", account(1));
    }

    private void hashIsUpgraded() {
        Expect.yes("accounts.upgradeHash", does(accounts -> accounts.upgradeHash(accountId(1), 1, HASH, BETTER)));
        is("after the upgrade", account(1).withHash(BETTER));
        Expect.no(
                "accounts.upgradeHash of the former hash",
                does(accounts -> accounts.upgradeHash(accountId(1), 1, HASH, BETTER)));
    }

    private void otherHashIsKept() {
        Expect.yes("accounts.insert", does(accounts -> accounts.insert(account(2), Map.of())));
        for (long version : new long[] {0, 2}) {
            Expect.no(
                    "accounts.upgradeHash under version " + version + " of 1",
                    does(accounts -> accounts.upgradeHash(accountId(1), version, HASH, BETTER)));
        }
        var otherCase = PasswordHash.of(HASH.reveal().toUpperCase(Locale.ROOT));
        for (var other : List.of(hash("k1", 2), otherCase)) {
            Expect.no(
                    "accounts.upgradeHash of another hash",
                    does(accounts -> accounts.upgradeHash(accountId(1), 1, other, BETTER)));
        }
        Expect.no(
                "accounts.upgradeHash of no account",
                does(accounts -> accounts.upgradeHash(accountId(3), 1, HASH, BETTER)));
        Expect.yes("accounts.upgradeHash", does(accounts -> accounts.upgradeHash(accountId(2), 1, HASH, BETTER)));
        is("after no upgrade of it", account(1));
    }

    private void accountsAreCounted() {
        counts("with one account", 1, 0);
        does(accounts -> accounts.insert(account(2, address(2), hash("k1", 7)), Map.of()));
        does(accounts -> accounts.insert(account(3, address(3), PasswordHash.of("$2y$10$k1")), Map.of()));
        counts("with two, and one imported", 2, 0);
        does(accounts -> accounts.upgradeHash(accountId(1), 1, HASH, BETTER));
        counts("after an upgrade", 1, 1);
        does(accounts -> accounts.changePassword(accountId(2), 1, BETTER));
        counts("after a change", 0, 2);
        does(accounts -> accounts.changePassword(accountId(3), 1, HASH));
        counts("after a change of the imported one", 1, 2);
    }

    private void counts(String when, long first, long second) {
        Expect.same("accounts.countUnder k1 " + when, first, countUnder("k1"));
        Expect.same("accounts.countUnder k2 " + when, second, countUnder("k2"));
        Expect.same("accounts.countUnder k " + when, 0L, countUnder("k"));
    }

    private long countUnder(String keyName) {
        return store.in(unit -> unit.accounts().countUnder(keyName));
    }

    private void versionIsRaised() {
        Expect.yes("accounts.insert", does(accounts -> accounts.insert(account(2), Map.of())));
        Expect.yes("accounts.raiseVersion", does(accounts -> accounts.raiseVersion(accountId(1))));
        Expect.yes("accounts.raiseVersion again", does(accounts -> accounts.raiseVersion(accountId(1))));
        is("after two", account(1).withVersionRaised().withVersionRaised());
        Expect.same("accounts.find of another account", Optional.of(account(2)), find(2));
        Expect.no("accounts.raiseVersion of no account", does(accounts -> accounts.raiseVersion(accountId(3))));
    }
}
