/**
 * What a storage must be able to do, and the records it keeps.
 *
 * <p>A {@link org.symbolon.store.Store} runs units of work; a {@link org.symbolon.store.StoreUnit} gives six small sets
 * of verbs, every one atomic: a verb that depends on what is stored decides and changes in the same stroke, and says by
 * its answer whether it did. Look-then-write never decides anything. May import {@code account}; start with
 * {@code Store}. Whether a storage obeys, {@code org.symbolon.testkit.StoreLaws} finds out.
 *
 * <table>
 * <caption>Every verb, its answer, and what it guards</caption>
 * <tr><th scope="col">verb</th><th scope="col">answer</th><th scope="col">what it guards</th></tr>
 * <tr><td>{@code accounts.insert(account, profile)}</td><td>{@code boolean}</td><td>an address and an id have one account; the next verb works either way</td></tr>
 * <tr><td>{@code accounts.find(id)}</td><td>{@code Optional<AccountRecord>}</td><td>nothing: it only looks</td></tr>
 * <tr><td>{@code accounts.find(address)}</td><td>{@code Optional<AccountRecord>}</td><td>whoever types an address in another spelling means the same account</td></tr>
 * <tr><td>{@code accounts.changePassword(id, version, hash)}</td><td>{@code boolean}</td><td>one change of each version; all that was signed in under it is dead</td></tr>
 * <tr><td>{@code accounts.upgradeHash(id, version, verified, better)}</td><td>{@code boolean}</td><td>a better hash of an old password never undoes a change of the password</td></tr>
 * <tr><td>{@code accounts.countUnder(keyName)}</td><td>{@code long}</td><td>a pepper key is given up only when no account is under it</td></tr>
 * <tr><td>{@code accounts.raiseVersion(id)}</td><td>{@code boolean}</td><td>all that was signed in is dead</td></tr>
 * <tr><td>{@code accounts.suspend(id)}</td><td>{@code boolean}</td><td>one caller suspends it; all that was signed in is dead</td></tr>
 * <tr><td>{@code accounts.reinstate(id)}</td><td>{@code boolean}</td><td>one caller reinstates it; nothing that was signed in comes back</td></tr>
 * <tr><td>{@code accounts.delete(id, version)}</td><td>{@code boolean}</td><td>one caller removes it, and only with the credentials that were verified; nothing of it is signed in, and its flows are dead</td></tr>
 * <tr><td>{@code consents.append(consent)}</td><td>{@code boolean}</td><td>no consent without an account; none is ever changed</td></tr>
 * <tr><td>{@code consents.latest(account)}</td><td>{@code Optional<ConsentRecord>}</td><td>what was said last counts, whatever the clocks said</td></tr>
 * <tr><td>{@code consents.history(account)}</td><td>{@code List<ConsentRecord>}</td><td>the proof of what was said, and when</td></tr>
 * <tr><td>{@code consents.subscribers(after, limit)}</td><td>{@code List<AccountRecord>}</td><td>nobody who did not ask, and nobody twice</td></tr>
 * <tr><td>{@code flows.insert(flow)}</td><td>{@code boolean}</td><td>a handle opens one flow</td></tr>
 * <tr><td>{@code flows.find(digest)}</td><td>{@code Optional<FlowRecord>}</td><td>nothing: it only looks</td></tr>
 * <tr><td>{@code flows.countAttempt(digest, purpose, keys, now)}</td><td>{@code Optional<FlowRecord>}</td><td>no more guesses than allowed, none too late, none that cannot be checked</td></tr>
 * <tr><td>{@code flows.reissue(digest, purpose, now, startedSince, codeExpiry, resendAt)}</td><td>{@code Optional<FlowRecord>}</td><td>one new code at a time, and no attempts come back</td></tr>
 * <tr><td>{@code flows.prove(digest, until)}</td><td>{@code boolean}</td><td>a code works once, and not after the password was changed</td></tr>
 * <tr><td>{@code flows.finish(digest, target, now)}</td><td>{@code boolean}</td><td>a code makes one account, and the hash is gone</td></tr>
 * <tr><td>{@code flows.redeem(digest, now)}</td><td>{@code boolean}</td><td>a proof changes one password, in time, and not after it was changed</td></tr>
 * <tr><td>{@code flows.deleteTo(address)}</td><td>{@code int}</td><td>nothing of an account that is gone waits for a code</td></tr>
 * <tr><td>{@code flows.purge(expiredBefore, limit)}</td><td>{@code int}</td><td>nothing lingers; a batch is small</td></tr>
 * <tr><td>{@code ledger.charge(charges, now)}</td><td>{@code Receipt}</td><td>no bucket gives more than it holds; all charges or none</td></tr>
 * <tr><td>{@code ledger.purge(now, limit)}</td><td>{@code int}</td><td>nothing lingers, and no answer changes</td></tr>
 * <tr><td>{@code outbox.insert(mail)}</td><td>{@code void}</td><td>a mail is written together with what it tells of</td></tr>
 * <tr><td>{@code outbox.lease(keys, now, until)}</td><td>{@code Optional<OutboxMail>}</td><td>one sender at a time, who knows the key</td></tr>
 * <tr><td>{@code outbox.remove(id, attempt)}</td><td>{@code boolean}</td><td>only the holder of the lease, whose attempt it was</td></tr>
 * <tr><td>{@code outbox.postpone(id, attempt, dueAt)}</td><td>{@code boolean}</td><td>only the holder</td></tr>
 * <tr><td>{@code outbox.doubt(id, attempt, dueAt)}</td><td>{@code boolean}</td><td>only the holder; the doubt stays, so that there is one retry at most</td></tr>
 * <tr><td>{@code outbox.abandon(id, attempt, now)}</td><td>{@code boolean}</td><td>only the holder; the mail stays for the operator</td></tr>
 * <tr><td>{@code outbox.deleteTo(address)}</td><td>{@code int}</td><td>nothing of an account that is gone is mailed</td></tr>
 * <tr><td>{@code outbox.status()}</td><td>{@code OutboxStatus}</td><td>nothing: it only looks</td></tr>
 * <tr><td>{@code outbox.abandoned(limit)}</td><td>{@code List<AbandonedMail>}</td><td>nothing: it only looks</td></tr>
 * <tr><td>{@code outbox.purge(endedBefore, limit)}</td><td>{@code int}</td><td>nothing lingers</td></tr>
 * <tr><td>{@code sessions.insert(session)}</td><td>{@code boolean}</td><td>an id has one session</td></tr>
 * <tr><td>{@code sessions.findLive(id, now)}</td><td>{@code Optional<SessionRecord>}</td><td>a session lives while its account has its version, and neither end has come</td></tr>
 * <tr><td>{@code sessions.rotate(id, generation, keyName, now, idleAt)}</td><td>{@code Optional<SessionRecord>}</td><td>a refresh token is exchanged once</td></tr>
 * <tr><td>{@code sessions.replay(id, generation, now, replacedAfter)}</td><td>{@code Optional<Replay>}</td><td>a lost answer costs nobody the session, a stolen token ends it; one caller is told</td></tr>
 * <tr><td>{@code sessions.extend(id, now, idleAt, slack)}</td><td>{@code boolean}</td><td>only what lives, never nearer, and not for less than the slack</td></tr>
 * <tr><td>{@code sessions.list(account, now, limit)}</td><td>{@code List<SessionRecord>}</td><td>an owner sees what is live, and nobody else's</td></tr>
 * <tr><td>{@code sessions.delete(account, id)}</td><td>{@code boolean}</td><td>one caller signs it out, and nobody another's</td></tr>
 * <tr><td>{@code sessions.deleteOthers(account, kept)}</td><td>{@code int}</td><td>all others of that account, and no other account's</td></tr>
 * <tr><td>{@code sessions.purge(endedBefore, limit)}</td><td>{@code int}</td><td>nothing lingers</td></tr>
 * </table>
 */
@NullMarked
package org.symbolon.store;

import org.jspecify.annotations.NullMarked;
