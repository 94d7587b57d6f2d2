package org.symbolon.surface;

import java.lang.reflect.Executable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Types that an exported signature speaks of, though its reader cannot name them. */
record Leaks(Exports exports) {
    static List<String> of(Exports exports) {
        var leaks = new Leaks(exports);
        return exports.types().stream().flatMap(leaks::in).toList();
    }

    private Stream<String> in(Class<?> type) {
        var members = new Members(type, exports);
        return Stream.of(
                        Stream.of(type).flatMap(each -> report(each, mentions(each))),
                        members.fields().stream().flatMap(each -> report(each, Stream.of(each.getGenericType()))),
                        members.constructors().stream().flatMap(each -> report(each, mentions(each))),
                        members.methods().stream()
                                .flatMap(each -> report(
                                        each, Stream.concat(mentions(each), Stream.of(each.getGenericReturnType())))))
                .flatMap(reports -> reports);
    }

    private Stream<String> report(Object where, Stream<Type> mentions) {
        return mentions.flatMap(Leaks::classes)
                .distinct()
                .filter(type -> !exports.canBeNamed(type))
                .map(type -> where + " speaks of " + type.getName());
    }

    private static Stream<Type> mentions(Class<?> type) {
        var permitted = type.isSealed() ? type.getPermittedSubclasses() : new Class<?>[0];
        return Stream.of(
                        Stream.ofNullable(type.getGenericSuperclass()),
                        Arrays.stream(type.getGenericInterfaces()),
                        bounds(type.getTypeParameters()),
                        type.isRecord()
                                ? Arrays.stream(type.getRecordComponents()).map(RecordComponent::getGenericType)
                                : Stream.<Type>empty(),
                        type.isEnum() ? Stream.<Type>empty() : Arrays.stream(permitted))
                .flatMap(types -> types);
    }

    private static Stream<Type> mentions(Executable executable) {
        return Stream.of(
                        bounds(executable.getTypeParameters()),
                        Arrays.stream(executable.getGenericParameterTypes()),
                        Arrays.stream(executable.getGenericExceptionTypes()))
                .flatMap(types -> types);
    }

    private static Stream<Type> bounds(TypeVariable<?>[] variables) {
        return Arrays.stream(variables).flatMap(each -> Arrays.stream(each.getBounds()));
    }

    /** The classes that a type is put together from. A variable's bounds are told where it is declared. */
    private static Stream<Class<?>> classes(Type type) {
        if (type instanceof Class<?> plain) {
            return plain.isArray() ? classes(plain.componentType()) : Stream.of(plain);
        }
        if (type instanceof ParameterizedType parameterized) {
            return Stream.concat(
                            Stream.of(parameterized.getRawType()),
                            Arrays.stream(parameterized.getActualTypeArguments()))
                    .flatMap(Leaks::classes);
        }
        if (type instanceof GenericArrayType array) {
            return classes(array.getGenericComponentType());
        }
        return type instanceof WildcardType wildcard
                ? Stream.of(wildcard.getUpperBounds(), wildcard.getLowerBounds())
                        .flatMap(Arrays::stream)
                        .flatMap(Leaks::classes)
                : Stream.empty();
    }
}
