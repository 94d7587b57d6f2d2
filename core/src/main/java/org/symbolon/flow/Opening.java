package org.symbolon.flow;

import org.jspecify.annotations.Nullable;
import org.symbolon.account.Purpose;
import org.symbolon.account.ReturnTo;
import org.symbolon.store.Applicant;
import org.symbolon.store.MailKind;
import org.symbolon.store.Recipient;
import org.symbolon.store.Target;

/**
 * What a room knows of a flow that it is about to open.
 *
 * @param mail which one goes out; unless it carries a code the flow is a decoy
 * @param applicant of a registration, else null
 * @param target of a reset that is no decoy, else null
 */
public record Opening(
        Purpose purpose,
        MailKind mail,
        Recipient recipient,
        ReturnTo returnTo,
        @Nullable Applicant applicant,
        @Nullable Target target) {}
