package org.symbolon;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.AccountId;
import org.symbolon.account.SessionId;
import org.symbolon.store.SessionRecord;
import org.symbolon.store.SessionStore;
import org.symbolon.store.SessionStore.Replay;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnit;

/** A mistake that a store makes in one verb of its sessions, and what a history then shows. */
@SuppressWarnings("ImmutableEnumChecker") // what a mistake remembers is made for each store
enum PlantedSessionFault {
    ROTATE_WHATEVER_THE_GENERATION(
            "rotate", () -> PlantedSessionFault::rotateTheCurrent, SessionFault.Kind.NOT_ONE_LINE),
    FIND_WHATEVER_THE_VERSION("findLive", FindOfFormerVersion::new, SessionFault.Kind.OUTLIVED_BOUND),
    FIND_ANOTHERS("findLive", FindOfAnother::new, SessionFault.Kind.WRONG_OWNER),
    REPLAY_WITHOUT_REMOVING("replay", () -> PlantedSessionFault::replayAndKeep, SessionFault.Kind.ENDED_YET_WORKED),
    REPLAY_WITHOUT_GRACE("replay", () -> PlantedSessionFault::replayAtOnce, SessionFault.Kind.ENDED_WITHOUT_CAUSE),
    REPLAY_FOR_EVER("replay", () -> PlantedSessionFault::replayForEver, SessionFault.Kind.OLD_TOKEN_WORKED),
    DELETE_IN_WORD_ALONE("delete", () -> (sessions, given) -> true, SessionFault.Kind.ENDED_YET_WORKED);

    private final String verb;
    private final Supplier<Mistake> mistake;
    final SessionFault.Kind shown;

    PlantedSessionFault(String verb, Supplier<Mistake> mistake, SessionFault.Kind shown) {
        this.verb = verb;
        this.mistake = mistake;
        this.shown = shown;
    }

    /** What a verb answers instead. */
    private interface Mistake {
        Object answer(SessionStore sessions, Object... given);
    }

    private static Object rotateTheCurrent(SessionStore sessions, Object... given) {
        var id = (SessionId) given[0];
        var now = (Instant) given[3];
        return sessions.findLive(id, now)
                .flatMap(found -> sessions.rotate(id, found.generation(), (String) given[2], now, (Instant) given[4]));
    }

    private static Object replayAndKeep(SessionStore sessions, Object... given) {
        return sessions.findLive((SessionId) given[0], (Instant) given[2])
                .map(found -> new Replay(found, !isGood(found, (int) given[1], (Instant) given[3])));
    }

    private static boolean isGood(SessionRecord session, int generation, Instant replacedAfter) {
        return session.generation() - 1 == generation && session.rotatedAt().isAfter(replacedAfter);
    }

    private static Object replayAtOnce(SessionStore sessions, Object... given) {
        var now = (Instant) given[2];
        return sessions.replay((SessionId) given[0], (int) given[1], now, now.plusSeconds(60));
    }

    private static Object replayForEver(SessionStore sessions, Object... given) {
        return sessions.replay((SessionId) given[0], (int) given[1], (Instant) given[2], Instant.EPOCH);
    }

    private static final class FindOfFormerVersion implements Mistake {
        private final Map<SessionId, SessionRecord> seen = new ConcurrentHashMap<>();

        @Override
        public Object answer(SessionStore sessions, Object... given) {
            var id = (SessionId) given[0];
            var found = sessions.findLive(id, (Instant) given[1]);
            found.ifPresent(session -> seen.put(id, session));
            return found.or(() -> Optional.ofNullable(seen.get(id)).filter(session -> isThere(sessions, session)));
        }

        /** Whether the row is there, alive or not. */
        private static boolean isThere(SessionStore sessions, SessionRecord session) {
            boolean isThere = !sessions.insert(session);
            return isThere || !sessions.delete(session.account(), session.id());
        }
    }

    private static final class FindOfAnother implements Mistake {
        private final Map<SessionId, AccountId> seen = new ConcurrentHashMap<>();

        @Override
        public Object answer(SessionStore sessions, Object... given) {
            return sessions.findLive((SessionId) given[0], (Instant) given[1]).map(this::ofAnother);
        }

        private SessionRecord ofAnother(SessionRecord session) {
            seen.put(session.id(), session.account());
            return new SessionRecord(
                    session.id(),
                    seen.values().iterator().next(),
                    session.version(),
                    session.generation(),
                    session.keyName(),
                    session.createdAt(),
                    session.rotatedAt(),
                    session.idleAt(),
                    session.expiresAt(),
                    session.userAgent());
        }
    }

    /** The store with the mistake in it. */
    Store in(Store store) {
        var made = mistake.get();
        return new Store() {
            @Override
            public <T> T transact(Function<StoreUnit, T> work) {
                return store.transact(unit -> work.apply(around(unit, made)));
            }
        };
    }

    private StoreUnit around(StoreUnit unit, Mistake made) {
        return (StoreUnit) Proxy.newProxyInstance(
                StoreUnit.class.getClassLoader(), new Class<?>[] {StoreUnit.class}, (proxy, method, given) -> {
                    var answer = invoke(method, unit, given);
                    return answer instanceof SessionStore sessions ? around(sessions, made) : answer;
                });
    }

    private SessionStore around(SessionStore sessions, Mistake made) {
        return (SessionStore) Proxy.newProxyInstance(
                SessionStore.class.getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (proxy, method, given) ->
                        method.getName().equals(verb) ? made.answer(sessions, given) : invoke(method, sessions, given));
    }

    private static @Nullable Object invoke(Method method, Object target, Object @Nullable [] given) throws Throwable {
        try {
            return method.invoke(target, given);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
