package org.symbolon.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
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
        @Nullable
        Object to(Call call) throws Throwable;
    }

    /** One call of a verb. */
    record Call(StoreUnit unit, Object verbs, Method method, Object[] arguments) {
        @Nullable
        Object asUsual() throws Throwable {
            return call(verbs, method, arguments);
        }

        @Nullable
        Object with(int position, Object argument) throws Throwable {
            var others = arguments.clone();
            others[position] = argument;
            return call(verbs, method, others);
        }

        @SuppressWarnings("unchecked")
        <T> T argument(int position) {
            return (T) arguments[position];
        }
    }

    static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    @Override
    public <T> T transact(Function<StoreUnit, T> work) {
        return store.transact(unit -> work.apply((StoreUnit) broken(StoreUnit.class, "", unit, unit)));
    }

    private Object broken(Class<?> type, String prefix, StoreUnit unit, Object target) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            var verb = prefix + method.getName();
            if (prefix.isEmpty() && method.getReturnType().isInterface()) {
                return broken(method.getReturnType(), verb + ".", unit, call(target, method, arguments));
            }
            var answer = answers.get(verb);
            return answer == null
                    ? call(target, method, arguments)
                    : answer.to(new Call(unit, target, method, arguments == null ? new Object[0] : arguments));
        });
    }
}
