package org.symbolon.testkit;

import static org.symbolon.testkit.Break.mistake;
import static org.symbolon.testkit.Break.racing;
import static org.symbolon.testkit.Samples.accountId;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.symbolon.account.AccountId;
import org.symbolon.account.EmailAddress;
import org.symbolon.account.PasswordHash;
import org.symbolon.store.AccountRecord;
import org.symbolon.testkit.BrokenStore.Answer;
import org.symbolon.testkit.BrokenStore.Call;

final class AccountBreaks {
    private AccountBreaks() {}

    static Stream<Break> all() {
        return Stream.of(inserts(), finds(), changes()).flatMap(breaks -> breaks);
    }

    private interface Change {
        AccountRecord to(AccountRecord account);
    }

    private static Answer keeping(Change change) {
        return call -> call.with(0, change.to(call.argument(0)));
    }

    private static AccountRecord addressed(AccountRecord account, String address) {
        return Samples.account(7, Samples.address(address), account.hash());
    }

    private static Stream<Break> inserts() {
        return Stream.of(
                mistake(
                        "accounts.insert",
                        "forgets who is suspended",
                        keeping(account -> new AccountRecord(
                                account.id(),
                                account.address(),
                                account.hash(),
                                account.version(),
                                false,
                                account.locale(),
                                account.createdAt()))),
                mistake(
                        "accounts.insert",
                        "keeps seconds only",
                        keeping(account -> new AccountRecord(
                                account.id(),
                                account.address(),
                                account.hash(),
                                account.version(),
                                account.suspended(),
                                account.locale(),
                                account.createdAt().truncatedTo(ChronoUnit.SECONDS)))),
                mistake(
                        "accounts.insert",
                        "keeps addresses in small letters",
                        keeping(account -> new AccountRecord(
                                account.id(),
                                Samples.address(account.address().canonical()),
                                account.hash(),
                                account.version(),
                                account.suspended(),
                                account.locale(),
                                account.createdAt()))),
                mistake(
                        "accounts.insert",
                        "keeps a locale's language only",
                        keeping(account -> new AccountRecord(
                                account.id(),
                                account.address(),
                                account.hash(),
                                account.version(),
                                account.suspended(),
                                Locale.forLanguageTag(account.locale().getLanguage()),
                                account.createdAt()))),
                mistake(
                        "accounts.insert",
                        "refuses large profiles",
                        call -> call.<Map<String, String>>argument(1).toString().length() < 500
                                ? call.asUsual()
                                : false),
                mistake("accounts.insert", "knows a taken address in one spelling only", call -> {
                    AccountRecord account = call.argument(0);
                    var capitals = account.address()
                            .text()
                            .equals(account.address().text().toUpperCase(Locale.ROOT));
                    return capitals ? true : call.asUsual();
                }),
                mistake("accounts.insert", "answers true for a taken id", call -> {
                    AccountRecord account = call.argument(0);
                    return call.unit().accounts().find(account.id()).isPresent() ? true : call.asUsual();
                }),
                mistake(
                        "accounts.insert",
                        "drops tags",
                        keeping(account -> account.address().text().contains("+tag")
                                ? addressed(account, account.address().untagged())
                                : account)),
                racing("accounts.insert"));
    }

    private static Stream<Break> finds() {
        return Stream.of(
                mistake(
                        "accounts.find",
                        "finds somebody else by id",
                        call -> call.argument(0) instanceof AccountId ? call.with(0, accountId(1)) : call.asUsual()),
                mistake("accounts.find", "finds an address as it was typed only", call -> {
                    var found = (Optional<?>) call.asUsual();
                    return call.argument(0) instanceof EmailAddress asked
                            ? found.filter(account ->
                                    ((AccountRecord) account).address().text().equals(asked.text()))
                            : found;
                }),
                mistake(
                        "accounts.find",
                        "finds an address without its tag",
                        call -> call.argument(0) instanceof EmailAddress asked
                                        && asked.text().contains("+tag")
                                ? call.with(0, Samples.address(asked.untagged()))
                                : call.asUsual()));
    }

    private static AccountRecord current(Call call) {
        return call.unit().accounts().find(call.<AccountId>argument(0)).orElseThrow();
    }

    private static boolean isThere(Call call) {
        return call.unit().accounts().find(call.<AccountId>argument(0)).isPresent();
    }

    private static Stream<Break> changes() {
        return Stream.of(
                mistake(
                        "accounts.changePassword",
                        "does not compare the version",
                        call -> isThere(call) ? call.with(1, current(call).version()) : false),
                mistake(
                        "accounts.changePassword",
                        "lets a reset undo a suspension",
                        call -> isThere(call) ? call.with(1, current(call).version()) : false,
                        "flows.redeem",
                        call -> true),
                mistake(
                        "accounts.changePassword",
                        "leaves the version",
                        call -> isThere(call)
                                && call.unit()
                                        .accounts()
                                        .upgradeHash(
                                                call.argument(0),
                                                call.argument(1),
                                                current(call).hash(),
                                                call.argument(2))),
                mistake(
                        "accounts.changePassword",
                        "keeps the hash",
                        call -> isThere(call) ? call.with(2, current(call).hash()) : false),
                mistake(
                        "accounts.changePassword",
                        "answers true for no account",
                        call -> isThere(call) ? call.asUsual() : true),
                racing("accounts.changePassword"),
                mistake(
                        "accounts.upgradeHash",
                        "does not compare the version",
                        call -> isThere(call) ? call.with(1, current(call).version()) : false),
                mistake(
                        "accounts.upgradeHash",
                        "does not compare the hash",
                        call -> isThere(call) ? call.with(2, current(call).hash()) : false),
                mistake(
                        "accounts.upgradeHash",
                        "compares hashes in any case",
                        call -> isThere(call)
                                        && call.<PasswordHash>argument(2)
                                                .reveal()
                                                .equalsIgnoreCase(
                                                        current(call).hash().reveal())
                                ? call.with(2, current(call).hash())
                                : false),
                mistake(
                        "accounts.upgradeHash",
                        "raises the version",
                        call -> isThere(call)
                                && current(call)
                                        .hash()
                                        .reveal()
                                        .equals(call.<PasswordHash>argument(2).reveal())
                                && call.unit()
                                        .accounts()
                                        .changePassword(call.argument(0), call.argument(1), call.argument(3))),
                mistake(
                        "accounts.upgradeHash",
                        "undoes a reset",
                        call -> isThere(call)
                                && call.unit()
                                        .accounts()
                                        .changePassword(
                                                call.argument(0), current(call).version(), call.argument(3))),
                racing("accounts.upgradeHash"),
                mistake(
                        "accounts.countUnder",
                        "counts what begins alike",
                        call -> call.<String>argument(0).equals("k")
                                ? call.unit().accounts().countUnder("k1")
                                : call.asUsual()),
                mistake("accounts.countUnder", "counts nobody", call -> 0L),
                mistake("accounts.raiseVersion", "raises by two", call -> {
                    call.asUsual();
                    return call.asUsual();
                }),
                mistake(
                        "accounts.raiseVersion",
                        "takes the password away",
                        call -> isThere(call)
                                && call.unit()
                                        .accounts()
                                        .changePassword(
                                                call.argument(0), current(call).version(), PasswordHash.of(""))),
                mistake("accounts.raiseVersion", "answers true for no account", call -> {
                    call.asUsual();
                    return true;
                }));
    }
}
