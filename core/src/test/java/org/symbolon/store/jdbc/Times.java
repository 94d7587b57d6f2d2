package org.symbolon.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long something took, again and again, in milliseconds. */
final class Times {
    private final List<Double> millis;

    Times() {
        this(new ArrayList<>());
    }

    private Times(List<Double> millis) {
        this.millis = millis;
    }

    void measure(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        millis.add((System.nanoTime() - begin) / 1e6);
    }

    int count() {
        return millis.size();
    }

    /** As many of them from the beginning. */
    Times first(int most) {
        return new Times(millis.subList(0, Math.min(most, count())));
    }

    /** As many of them up to the end. */
    Times last(int most) {
        return new Times(millis.subList(Math.max(0, count() - most), count()));
    }

    double seconds() {
        return millis.stream().mapToDouble(Double::doubleValue).sum() / 1000;
    }

    double median() {
        return quantile(0.5);
    }

    /** How long at the most, but for the rest of them. */
    private double quantile(double part) {
        var sorted = millis.stream().sorted().toList();
        return sorted.get(Math.min(count() - 1, (int) (count() * part)));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "median %.2f, 99 of 100 within %.2f, worst %.2f (%d)",
                median(),
                quantile(0.99),
                quantile(1),
                count());
    }
}
