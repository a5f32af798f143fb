package io.dilepton.core.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Spelling {

    private static final int LETTERS_PER_SLIP = 5;
    private static final int MOST_SLIPS = 4;

    private Spelling() {}

    /**
     * Returns the nearest word: fewest letters inserted, left out, changed or swapped with a neighbour.
     *
     * @param word word
     * @param known words
     * @return the nearest, the alphabetically first of equals; empty where more than one letter in five would differ, or more than four
     */
    public static Optional<String> closest(String word, Collection<String> known) {
        int most = Math.min(MOST_SLIPS, Math.max(1, word.length() / LETTERS_PER_SLIP));
        String best = null;
        int fewest = most + 1;
        for (String candidate : known) {
            if (Math.abs(candidate.length() - word.length()) > most) {
                continue;
            }
            int slips = slips(plain(word), plain(candidate));
            if (slips < fewest || (slips == fewest && best != null && candidate.compareTo(best) < 0)) {
                best = candidate;
                fewest = slips;
            }
        }
        return Optional.ofNullable(best);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.');
    }

    /** Optimal string alignment distance (Damerau 1964, each part edited once). */
    static int slips(String one, String other) {
        int[][] distance = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : least(distance, one, other, i, j);
            }
        }
        return distance[one.length()][other.length()];
    }

    private static int least(int[][] distance, String one, String other, int i, int j) {
        int changed = distance[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int least = Math.min(changed, Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
    }
}
