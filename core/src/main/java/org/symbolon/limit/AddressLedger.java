package org.symbolon.limit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.EmailAddress;
import org.symbolon.key.KeyRing;
import org.symbolon.policy.Budget;
import org.symbolon.policy.Policy;
import org.symbolon.store.Charge;
import org.symbolon.store.LedgerStore;
import org.symbolon.store.MailKind;
import org.symbolon.store.StoreUnit;

/**
 * What is counted per address, whether or not it has an account. A charge is one conditional statement, made before the
 * telling work; no success takes it back, only time does.
 */
public final class AddressLedger {
    private final KeyRing keys;
    private final Policy policy;

    public AddressLedger(KeyRing keys, Policy policy) {
        this.keys = keys;
        this.policy = policy;
    }

    /**
     * Charges one mail to the address, as far as everyone together may send it any.
     *
     * @param passDay of the pass whose own budget is to be charged, null for that of the address
     */
    public LedgerStore.Receipt chargeMail(
            StoreUnit unit, EmailAddress address, @Nullable LocalDate passDay, Instant now) {
        return unit.ledger().charge(mails(passDay == null ? "mail" : "pass/" + passDay, address), now);
    }

    private List<Charge> mails(String whose, EmailAddress address) {
        var charges = new ArrayList<Charge>();
        for (Budget budget : policy.mailsPerAddress()) {
            charges.add(charge(whose + "/" + budget.burst() + "/" + budget.interval(), address, budget));
        }
        return charges;
    }

    /** Charges one notice of that kind to the address; none is sent where that is refused. */
    public LedgerStore.Receipt chargeNotice(StoreUnit unit, MailKind kind, EmailAddress address, Instant now) {
        return unit.ledger().charge(List.of(charge("notice/" + kind, address, Policy.NOTICES)), now);
    }

    private Charge charge(String what, EmailAddress address, Budget budget) {
        return new Charge(Buckets.name(keys, what, address.untagged()), budget.burst(), budget.interval());
    }
}
