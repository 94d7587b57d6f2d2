package org.symbolon;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.symbolon.account.AccountId;
import org.symbolon.account.SessionId;
import org.symbolon.store.SessionRecord;
import org.symbolon.store.SessionStore;
import org.symbolon.store.SessionStore.Replay;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnit;

/** A mistake that a store makes in one verb of its sessions, and what a history then shows. */
enum PlantedSessionFault {
    ROTATE_WHATEVER_THE_GENERATION("rotate", SessionFault.Kind.NOT_ONE_LINE) {
        @Override
        Object answer(SessionStore sessions, Object... given) {
            var id = (SessionId) given[0];
            var now = (Instant) given[3];
            return sessions.findLive(id, now)
                    .flatMap(found ->
                            sessions.rotate(id, found.generation(), (String) given[2], now, (Instant) given[4]));
        }
    },
    FIND_WHATEVER_THE_VERSION("findLive", SessionFault.Kind.OUTLIVED_BOUND) {
        private final Map<SessionId, SessionRecord> seen = new ConcurrentHashMap<>();

        @Override
        Object answer(SessionStore sessions, Object... given) {
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
    },
    FIND_ANOTHERS("findLive", SessionFault.Kind.WRONG_OWNER) {
        private final Map<SessionId, AccountId> seen = new ConcurrentHashMap<>();

        @Override
        Object answer(SessionStore sessions, Object... given) {
            return sessions.findLive((SessionId) given[0], (Instant) given[1]).map(this::ofAnother);
        }

        private SessionRecord ofAnother(SessionRecord session) {
            seen.put(session.id(), session.account());
            var another = seen.values().iterator().next();
            return new SessionRecord(
                    session.id(),
                    another,
                    session.version(),
                    session.generation(),
                    session.keyName(),
                    session.createdAt(),
                    session.rotatedAt(),
                    session.idleAt(),
                    session.expiresAt(),
                    session.userAgent());
        }
    },
    REPLAY_WITHOUT_REMOVING("replay", SessionFault.Kind.ENDED_YET_WORKED) {
        @Override
        Object answer(SessionStore sessions, Object... given) {
            int generation = (int) given[1];
            var replacedAfter = (Instant) given[3];
            return sessions.findLive((SessionId) given[0], (Instant) given[2])
                    .map(found -> new Replay(
                            found,
                            found.generation() - 1 != generation
                                    || !found.rotatedAt().isAfter(replacedAfter)));
        }
    },
    REPLAY_WHATEVER_COMES("replay", SessionFault.Kind.OLD_TOKEN_WORKED) {
        @Override
        Object answer(SessionStore sessions, Object... given) {
            return sessions.findLive((SessionId) given[0], (Instant) given[2]).map(found -> new Replay(found, false));
        }
    },
    REPLAY_WITHOUT_GRACE("replay", SessionFault.Kind.ENDED_WITHOUT_CAUSE) {
        @Override
        Object answer(SessionStore sessions, Object... given) {
            var now = (Instant) given[2];
            return sessions.replay((SessionId) given[0], (int) given[1], now, now.plusSeconds(60));
        }
    },
    DELETE_IN_WORD_ALONE("delete", SessionFault.Kind.ENDED_YET_WORKED) {
        @Override
        Object answer(SessionStore sessions, Object... given) {
            return true;
        }
    };

    private final String verb;
    final SessionFault.Kind shown;

    PlantedSessionFault(String verb, SessionFault.Kind shown) {
        this.verb = verb;
        this.shown = shown;
    }

    /** What the verb answers instead. */
    abstract Object answer(SessionStore sessions, Object... given);

    /** The store with the mistake in it. */
    Store in(Store store) {
        return new Store() {
            @Override
            public <T> T transact(Function<StoreUnit, T> work) {
                return store.transact(unit -> work.apply(around(unit)));
            }
        };
    }

    private StoreUnit around(StoreUnit unit) {
        return (StoreUnit) Proxy.newProxyInstance(
                StoreUnit.class.getClassLoader(), new Class<?>[] {StoreUnit.class}, (proxy, method, given) -> {
                    var answer = invoke(method, unit, given);
                    return answer instanceof SessionStore sessions ? around(sessions) : answer;
                });
    }

    private SessionStore around(SessionStore sessions) {
        return (SessionStore) Proxy.newProxyInstance(
                SessionStore.class.getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (proxy, method, given) ->
                        method.getName().equals(verb) ? answer(sessions, given) : invoke(method, sessions, given));
    }

    private static @Nullable Object invoke(Method method, Object target, Object @Nullable [] given) throws Throwable {
        try {
            return method.invoke(target, given);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
