package org.parley.harness.workload;

import java.util.SplittableRandom;

/** What people say: mostly a line, now and then a page, of letters from several scripts. */
final class Bodies {
    private static final int[] LETTERS = "abcdefghijklmnopqrstuvwxyz      äöüéñçßøåžłđ αβγδ бвгд 日本語 \"\\/<>& 😀🎉"
            .codePoints()
            .toArray();
    private static final int LONG_ONE_IN = 40;
    private static final int LINE = 160;
    private static final int PAGE = 3_000;

    private Bodies() {}

    static String next(SplittableRandom random) {
        int length = random.nextInt(LONG_ONE_IN) == 0 ? random.nextInt(LINE, PAGE) : random.nextInt(1, LINE);
        StringBuilder body = new StringBuilder(length).append('-');
        for (int i = 1; i < length; i++) {
            body.appendCodePoint(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return body.toString();
    }
}
