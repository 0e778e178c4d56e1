package dev.toami.testing.filter;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Seeded choices. */
public final class Dice {
    private final Random random;

    public Dice(long seed) {
        random = new Random(seed);
    }

    public boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** 0 to {@code bound - 1}. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included. */
    public int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    public int bits() {
        return random.nextInt();
    }

    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    public String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    public int pick(int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    public <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of the words of a text that are parted by a blank. */
    public String word(String words) {
        return pick(words.split(" ", -1));
    }

    /** A way to make something, chosen this often. */
    public record Way<T>(int weight, Supplier<T> maker) {}

    public static <T> Way<T> way(int weight, Supplier<T> maker) {
        return new Way<>(weight, maker);
    }

    /** What one of the ways makes. */
    public <T> T weighted(List<Way<T>> ways) {
        int left = random.nextInt(ways.stream().mapToInt(Way::weight).sum());
        for (Way<T> way : ways) {
            left -= way.weight();
            if (left < 0) {
                return way.maker().get();
            }
        }
        throw new AssertionError(ways);
    }
}
