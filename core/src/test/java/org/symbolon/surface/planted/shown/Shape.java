package org.symbolon.surface.planted.shown;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A bit of everything. */
public sealed interface Shape<T extends @Nullable Object> extends Comparable<Shape<T>> {
    int CORNERS = 4;
    String NAME = "shape";
    List<String> NAMES = List.of();

    /** Not in alphabetical order. */
    enum Colour {
        RED,
        BLUE
    }

    /** With a method that it does not imply. */
    record Square<T>(double side, @Nullable Map<String, Map.Entry<T, ?>> tags) implements Shape<T> {
        public Square(double side) {
            this(side, null);
        }

        @Override
        public int compareTo(Shape<T> other) {
            return 0;
        }

        static void unseen() {}
    }

    /** Open to all. */
    abstract non-sealed class Open<T> implements Shape<T> {
        protected @Nullable String name;

        protected Open() {}

        protected abstract void draw() throws IOException, IllegalStateException;

        @SafeVarargs
        public final void paint(Colour first, @Nullable T... others) {}

        @Deprecated
        public static void old(byte[] bytes, String @Nullable [] texts) {}

        /** Reached by heirs only. */
        protected static class Inner {
            Inner() {}
        }

        private static class Unseen {}
    }

    /** Closed to all. */
    @SuppressWarnings("ProtectedMembersInFinalClass")
    final class Closed implements Shape<String> {
        private Closed() {}

        protected void unseen() {}

        @Override
        public int compareTo(Shape<String> other) {
            return new Open.Unseen().hashCode();
        }
    }

    static <E extends Enum<E> & Runnable> void run(E each) {
        each.run();
    }

    default <R> R match(Function<? super Square<T>, ? extends R> square) {
        throw new IllegalStateException("" + square);
    }
}
