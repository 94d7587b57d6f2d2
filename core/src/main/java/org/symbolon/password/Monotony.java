package org.symbolon.password;

/** What makes a text easy to guess however long it is: a unit again and again, and runs such as aaaa, bcdef or 9876. */
final class Monotony {
    /** Shorter texts are the lists' business. */
    private static final int SHORTEST = 8;

    private static final int LONGEST_UNIT = 4;
    private static final int MOST_RUNS = 3;
    private static final int SHORTEST_RUN = 4;

    private Monotony() {}

    /**
     * Whether the whole text, of eight code points or more, is a unit of at most four code points again and again, or
     * at most three runs, four code points long on average.
     */
    static boolean pervades(String text) {
        var points = text.codePoints().toArray();
        return points.length >= SHORTEST && (period(points) <= LONGEST_UNIT || isOfFewRuns(points));
    }

    /**
     * What the text repeats, the last time perhaps short of one code point; the text itself where it repeats nothing.
     */
    static String unit(String text) {
        var points = text.codePoints().toArray();
        int period = period(points);
        return points.length < 2 * period - 1 ? text : new String(points, 0, period);
    }

    /** The least distance at which all code points are the same: the length less that of the longest border. */
    private static int period(int[] points) {
        var borders = new int[points.length];
        int border = 0;
        for (int i = 1; i < points.length; i++) {
            while (border > 0 && points[i] != points[border]) {
                border = borders[border - 1];
            }
            if (points[i] == points[border]) {
                border++;
            }
            borders[i] = border;
        }
        return points.length - border;
    }

    private static boolean isOfFewRuns(int[] points) {
        int runs = runs(points);
        return runs <= MOST_RUNS && runs * SHORTEST_RUN <= points.length;
    }

    private static int runs(int[] points) {
        int runs = 1;
        int length = 1;
        int step = 0;
        for (int i = 1; i < points.length; i++) {
            int next = step(points[i - 1], points[i]);
            boolean goesOn = Math.abs(next) <= 1 && (length == 1 || next == step);
            runs += goesOn ? 0 : 1;
            length = goesOn ? length + 1 : 1;
            step = next;
        }
        return runs;
    }

    /** From one code point to the next, where 0 comes after 9 as it does on a keyboard. */
    private static int step(int from, int to) {
        if (from == '9' && to == '0') {
            return 1;
        }
        return from == '0' && to == '9' ? -1 : to - from;
    }
}
