package org.symbolon.surface;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Types as one reads them, annotations included. Those of {@code java.lang} and of the module itself go without their
 * package.
 */
record TypeText(Exports exports) {
    String of(AnnotatedType type) {
        if (type instanceof AnnotatedArrayType array) {
            return of(array.getAnnotatedGenericComponentType())
                    + (annotations(array).isEmpty() ? "" : " ")
                    + annotations(array) + "[]";
        }
        return annotations(type) + bare(type);
    }

    private String bare(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType parameterized) {
            var raw = (Class<?>) ((ParameterizedType) parameterized.getType()).getRawType();
            return name(raw) + "<" + list(parameterized.getAnnotatedActualTypeArguments()) + ">";
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            return "?" + bounds(" super ", wildcard.getAnnotatedLowerBounds())
                    + bounds(" extends ", wildcard.getAnnotatedUpperBounds());
        }
        return type instanceof AnnotatedTypeVariable variable
                ? variable.getType().getTypeName()
                : name((Class<?>) type.getType());
    }

    /** What stands before a generic type or method, with its brackets. */
    String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables)
                        .map(each -> each.getName() + bounds(" extends ", each.getAnnotatedBounds()))
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    private String bounds(String word, AnnotatedType[] types) {
        var bounds = Arrays.stream(types).map(this::of).toList();
        return bounds.isEmpty() || bounds.equals(List.of("Object")) ? "" : word + String.join(" & ", bounds);
    }

    String list(AnnotatedType... types) {
        return Arrays.stream(types).map(this::of).collect(Collectors.joining(", "));
    }

    String name(Class<?> type) {
        var isShort = exports.isOwn(type) || type.getPackageName().equals("java.lang");
        var name = type.getName().replace('$', '.');
        return isShort && !type.isPrimitive()
                ? name.substring(type.getPackageName().length() + 1)
                : name;
    }

    private static String annotations(AnnotatedType type) {
        return Stream.of(type.getAnnotations())
                .map(Annotation::annotationType)
                .map(each -> "@" + each.getSimpleName() + " ")
                .collect(Collectors.joining());
    }
}
