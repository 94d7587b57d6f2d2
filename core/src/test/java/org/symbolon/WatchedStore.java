package org.symbolon;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnit;

/**
 * Notes the verbs that the thread which made it calls, and can be told to do something before or after a verb of any
 * thread.
 */
final class WatchedStore implements Store {
    private final Store store;
    private final Thread watched = Thread.currentThread();
    private final List<String> verbs = new ArrayList<>();
    private final Map<String, Runnable> beforehand = new ConcurrentHashMap<>();
    private final Map<String, Runnable> afterwards = new ConcurrentHashMap<>();
    private final Map<String, List<List<Object>>> calls = new ConcurrentHashMap<>();
    private final Map<String, List<Object>> answers = new ConcurrentHashMap<>();

    WatchedStore(Store store) {
        this.store = store;
    }

    /** The verbs since the last call, such as {@code flows.insert}; each unit begins with {@code begin}. */
    List<String> verbs() {
        var noted = List.copyOf(verbs);
        verbs.clear();
        return noted;
    }

    /** What any thread gave to a verb, call by call. */
    List<List<Object>> calls(String verb) {
        return calls.getOrDefault(verb, List.of());
    }

    /** How often any thread was answered so by a verb. */
    long answered(String verb, Object answer) {
        return answers.getOrDefault(verb, List.of()).stream()
                .filter(answer::equals)
                .count();
    }

    /** Runs the action once, when the verb is called next, inside the unit. */
    void before(String verb, Runnable action) {
        beforehand.put(verb, action);
    }

    /** Runs the action once, when the verb was called next, inside the unit; what it throws the verb throws. */
    void after(String verb, Runnable action) {
        afterwards.put(verb, action);
    }

    @Override
    public <T> T transact(Function<StoreUnit, T> work) {
        note("begin");
        return store.transact(unit -> work.apply((StoreUnit) watch(StoreUnit.class, "", unit)));
    }

    private Object watch(Class<?> type, String prefix, Object target) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            var verb = prefix + method.getName();
            run(beforehand.remove(verb));
            var answer = call(() -> method.invoke(target, arguments));
            if (prefix.isEmpty() && method.getReturnType().isInterface()) {
                return watch(method.getReturnType(), verb + ".", answer);
            }
            note(verb);
            calls.computeIfAbsent(verb, first -> new CopyOnWriteArrayList<>())
                    .add(arguments == null ? List.of() : Arrays.asList(arguments)); // which may hold null
            answers.computeIfAbsent(verb, first -> new CopyOnWriteArrayList<>()).add(answer);
            run(afterwards.remove(verb));
            return answer;
        });
    }

    private static void run(@Nullable Runnable action) {
        if (action != null) {
            action.run();
        }
    }

    private interface Call {
        Object run() throws ReflectiveOperationException;
    }

    private static Object call(Call call) throws Throwable {
        try {
            return call.run();
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private void note(String verb) {
        if (Thread.currentThread() == watched) {
            verbs.add(verb);
        }
    }
}
