package org.symbolon.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.symbolon.store.Store;
import org.symbolon.store.StoreUnit;

/** A store some verbs of which give another answer, by their names, such as {@code flows.insert}. */
final class BrokenStore implements Store {
    private final Store store;
    private final Map<String, Answer> answers;

    BrokenStore(Store store, Map<String, Answer> answers) {
        this.store = store;
        this.answers = answers;
    }

    /** What a verb does in the place of what it should. */
    interface Answer {
        Object to(Call call) throws Throwable;
    }

    /** One call of a verb. */
    record Call(StoreUnit unit, Object verbs, Method method, List<Object> arguments) {
        Object asUsual() throws Throwable {
            return call(verbs, method, arguments);
        }

        Object with(int position, Object argument) throws Throwable {
            var others = new ArrayList<>(arguments);
            others.set(position, argument);
            return call(verbs, method, others);
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // whoever asks knows the verb
        <T> T argument(int position) {
            return (T) arguments.get(position);
        }
    }

    /** What the method answers, a word where that is nothing. */
    static Object call(Object target, Method method, List<Object> arguments) throws Throwable {
        try {
            return Objects.requireNonNullElse(method.invoke(target, arguments.toArray()), "nothing");
        } catch (InvocationTargetException thrown) {
            throw Objects.requireNonNullElse(thrown.getCause(), thrown);
        }
    }

    static List<Object> list(Object @Nullable [] arguments) {
        return arguments == null ? List.of() : Arrays.asList(arguments); // some may be null
    }

    @Override
    public <T> T transact(Function<StoreUnit, T> work) {
        return store.transact(unit -> work.apply((StoreUnit) broken(StoreUnit.class, "", unit, unit)));
    }

    private Object broken(Class<?> type, String prefix, StoreUnit unit, Object target) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            var verb = prefix + method.getName();
            if (prefix.isEmpty() && method.getReturnType().isInterface()) {
                return broken(method.getReturnType(), verb + ".", unit, call(target, method, List.of()));
            }
            var call = new Call(unit, target, method, list(arguments));
            var answer = answers.getOrDefault(verb, Call::asUsual).to(call);
            return method.getReturnType() == void.class ? null : answer;
        });
    }
}
