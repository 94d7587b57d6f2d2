package org.symbolon.surface;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The members of an exported type that its users can call. What records and enums imply is left out. */
record Members(Class<?> type, Exports exports) {
    List<Field> fields() {
        return Arrays.stream(type.getDeclaredFields())
                .filter(this::isShown)
                .filter(field -> !field.isEnumConstant())
                .toList();
    }

    /**
     * Without those that take a type that nobody outside can name: the front door alone calls them
     * ({@code ArchitectureRules} says which they are).
     */
    List<Constructor<?>> constructors() {
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(this::isShown)
                .filter(constructor -> !isCanonical(constructor))
                .filter(constructor -> !takesAnUnexportedType(constructor))
                .toList();
    }

    private boolean takesAnUnexportedType(Constructor<?> constructor) {
        return Arrays.stream(constructor.getParameterTypes())
                .anyMatch(parameter -> exports.isOwn(parameter) && !exports.canBeNamed(parameter));
    }

    private boolean isCanonical(Constructor<?> constructor) {
        return type.isRecord()
                && Arrays.equals(
                        constructor.getParameterTypes(),
                        components().map(RecordComponent::getType).toArray());
    }

    List<Method> methods() {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(this::isShown)
                .filter(method -> !isImplied(method))
                .toList();
    }

    private boolean isImplied(Method method) {
        var takes = List.of(method.getParameterTypes());
        return switch (method.getName()) {
            case "values" -> type.isEnum() && takes.isEmpty();
            case "valueOf" -> type.isEnum() && takes.equals(List.of(String.class));
            case "equals" -> type.isRecord() && takes.equals(List.of(Object.class));
            case "hashCode", "toString" -> type.isRecord() && takes.isEmpty();
            default ->
                takes.isEmpty() && components().anyMatch(each -> each.getName().equals(method.getName()));
        };
    }

    private Stream<RecordComponent> components() {
        return type.isRecord() ? Arrays.stream(type.getRecordComponents()) : Stream.empty();
    }

    private boolean isShown(Member member) {
        return !member.isSynthetic() && Exports.isVisible(member.getModifiers(), type);
    }
}
