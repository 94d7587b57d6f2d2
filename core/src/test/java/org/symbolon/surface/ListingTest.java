package org.symbolon.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTest {
    private static final String HOME = "org.symbolon.surface.planted.shown.";

    @Test
    void everyTypeAndMemberThatCanBeReachedHasALineOfItsOwn() {
        assertThat(Listing.of(Planted.exporting("shown")))
                .allMatch(line -> line.startsWith(HOME))
                .map(line -> line.substring(HOME.length()))
                .containsExactlyElementsOf("""
                        Shape: sealed interface<T extends @Nullable Object> extends Comparable<Shape<T>> \
                        permits Shape.Square, Shape.Open, Shape.Closed
                        Shape: default <R> R match(java.util.function.Function<? super Shape.Square<T>, ? extends R>)
                        Shape: static <E extends Enum<E> & Runnable> void run(E)
                        Shape: static String NAME = shape
                        Shape: static int CORNERS = 4
                        Shape: static java.util.List<String> NAMES
                        Shape.Closed: static final class implements Shape<String>
                        Shape.Closed: int compareTo(Shape<String>)
                        Shape.Colour: enum { RED, BLUE }
                        Shape.Open: static abstract class<T> implements Shape<T>
                        Shape.Open: @Deprecated static void old(byte[], String @Nullable [])
                        Shape.Open: final void paint(Shape.Colour, @Nullable T...)
                        Shape.Open: protected @Nullable String name
                        Shape.Open: protected abstract void draw() throws java.io.IOException
                        Shape.Open: protected new()
                        Shape.Open.Inner: protected static class
                        Shape.Square: record<T>(double side, @Nullable java.util.Map<String, java.util.Map.Entry<T, ?>> tags) \
                        implements Shape<T>
                        Shape.Square: int compareTo(Shape<T>)
                        Shape.Square: new(double)
                        """.lines().toList());
    }

    @Test
    void constructorThatOnlyItsModuleCanCallIsNoSurface() {
        assertThat(Listing.of(Planted.exporting("leaky")))
                .filteredOn(line -> line.contains("InnocentRoom"))
                .containsExactly("org.symbolon.surface.planted.leaky.InnocentRoom: final class");
    }

    @Test
    void whatIsGoneIsToldFromWhatIsNew() {
        assertThat(Listing.differences(List.of("same", "old"), List.of("new", "same")))
                .containsExactly("- old", "+ new");
    }

    @Test
    void anotherOrderIsADifference() {
        assertThat(Listing.differences(List.of("a", "b"), List.of("b", "a"))).containsExactly("the order of lines");
        assertThat(Listing.differences(List.of("a"), List.of("a"))).isEmpty();
    }
}
