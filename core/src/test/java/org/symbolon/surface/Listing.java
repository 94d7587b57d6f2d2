package org.symbolon.surface;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a module shows, a line for each type and member, so that every change of it is a line to review. What is not
 * said to be protected is public.
 */
record Listing(Exports exports, TypeText text) {
    static List<String> of(Exports exports) {
        var listing = new Listing(exports, new TypeText(exports));
        return exports.types().stream().flatMap(listing::lines).toList();
    }

    /** What differs, with a plus for what is shown and not listed, and a minus for what is listed and not shown. */
    static List<String> differences(List<String> listed, List<String> shown) {
        var differences = Stream.concat(
                        listed.stream().filter(line -> !shown.contains(line)).map(line -> "- " + line),
                        shown.stream().filter(line -> !listed.contains(line)).map(line -> "+ " + line))
                .toList();
        return differences.isEmpty() && !listed.equals(shown) ? List.of("the order of lines") : differences;
    }

    private Stream<String> lines(Class<?> type) {
        var members = new Members(type, exports);
        var home = type.getName().replace('$', '.') + ": ";
        return Stream.concat(
                Stream.of(home + head(type)),
                Stream.of(
                                members.fields().stream().map(this::field),
                                members.constructors().stream().map(each -> signature("new", each)),
                                members.methods().stream().map(this::method))
                        .flatMap(lines -> lines)
                        .sorted()
                        .map(line -> home + line));
    }

    private String head(Class<?> type) {
        return deprecation(type)
                + typeModifiers(type)
                + kind(type)
                + text.variables(type.getTypeParameters())
                + components(type)
                + constants(type)
                + superclass(type)
                + clause(type.isInterface() ? " extends " : " implements ", type.getAnnotatedInterfaces())
                + permits(type);
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return "interface";
        }
        return type.isRecord() ? "record" : type.isEnum() ? "enum" : "class";
    }

    private static String typeModifiers(Class<?> type) {
        var isClass = kind(type).equals("class");
        var has = type.getModifiers();
        return words(
                word("protected", Modifier.isProtected(has)),
                word("static", isClass && Modifier.isStatic(has)),
                word("abstract", isClass && Modifier.isAbstract(has)),
                word("final", isClass && Modifier.isFinal(has)),
                word("sealed", !type.isEnum() && type.isSealed()));
    }

    private String components(Class<?> type) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(each -> text.of(each.getAnnotatedType()) + " " + each.getName())
                        .collect(Collectors.joining(", ", "(", ")"))
                : "";
    }

    private static String constants(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getDeclaredFields())
                        .filter(Field::isEnumConstant)
                        .map(Field::getName)
                        .collect(Collectors.joining(", ", " { ", " }"))
                : "";
    }

    private String superclass(Class<?> type) {
        return kind(type).equals("class") && type.getSuperclass() != Object.class
                ? clause(" extends ", type.getAnnotatedSuperclass())
                : "";
    }

    private String permits(Class<?> type) {
        return type.isEnum() || !type.isSealed()
                ? ""
                : Arrays.stream(type.getPermittedSubclasses())
                        .map(text::name)
                        .collect(Collectors.joining(", ", " permits ", ""));
    }

    private String field(Field field) {
        return deprecation(field)
                + modifiers(field.getModifiers(), field.getDeclaringClass())
                + text.of(field.getAnnotatedType())
                + " "
                + field.getName()
                + inlined(field);
    }

    /** What a compiler may have copied into the users of a constant. */
    private static String inlined(Field field) {
        var type = field.getType();
        if (!Modifier.isStatic(field.getModifiers()) || !(type.isPrimitive() || type == String.class)) {
            return "";
        }
        try {
            return " = " + field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String method(Method method) {
        return signature(text.of(method.getAnnotatedReturnType()) + " " + method.getName(), method);
    }

    private String signature(String name, Executable executable) {
        var isDefault = executable instanceof Method method && method.isDefault();
        var variables = text.variables(executable.getTypeParameters());
        return deprecation(executable)
                + (isDefault ? "default " : modifiers(executable.getModifiers(), executable.getDeclaringClass()))
                + (variables.isEmpty() ? "" : variables + " ")
                + name
                + "("
                + parameters(executable)
                + ")"
                + clause(" throws ", checked(executable));
    }

    private String parameters(Executable executable) {
        var list = text.list(executable.getAnnotatedParameterTypes());
        return executable.isVarArgs() ? list.substring(0, list.length() - "[]".length()) + "..." : list;
    }

    private static AnnotatedType[] checked(Executable executable) {
        Predicate<AnnotatedType> isUnchecked = thrown -> thrown.getType() instanceof Class<?> type
                && (RuntimeException.class.isAssignableFrom(type) || Error.class.isAssignableFrom(type));
        return Arrays.stream(executable.getAnnotatedExceptionTypes())
                .filter(isUnchecked.negate())
                .toArray(AnnotatedType[]::new);
    }

    private static String modifiers(int has, Class<?> owner) {
        var canBeOverridden = !owner.isInterface() && !Modifier.isFinal(owner.getModifiers());
        return words(
                word("protected", Modifier.isProtected(has)),
                word("static", Modifier.isStatic(has)),
                word("abstract", !owner.isInterface() && Modifier.isAbstract(has)),
                word("final", canBeOverridden && Modifier.isFinal(has)));
    }

    private String clause(String word, AnnotatedType... types) {
        return types.length == 0 ? "" : word + text.list(types);
    }

    private static String deprecation(AnnotatedElement element) {
        return word("@Deprecated", element.isAnnotationPresent(Deprecated.class));
    }

    private static String word(String word, boolean isSaid) {
        return isSaid ? word + " " : "";
    }

    private static String words(String... words) {
        return String.join("", words);
    }
}
