package dev.toami.engine;

import java.util.Objects;

/**
 * Membership in a group of sessions that share the frames of a device: each frame goes to one of them. Immutable.
 *
 * <p>Members are in the same network namespace, on the same device, and name the same group and mode. {@link
 * CaptureEngine#captureGroup} opens several at once, in a group of their own.
 *
 * @param mode how frames are spread
 * @param group the number of the group, 0 to 65535
 * @param defragment whether fragments of IP datagrams are put together before they are spread, so that {@link
 *     FanoutMode#HASH} gives all of a flow to the same member; they then come as whole datagrams
 * @param rollover whether a frame for a member whose buffer is full goes to another one
 * @param program for {@link FanoutMode#CBPF} the program as {@code tcpdump -ddd} writes one: how many instructions, then
 *     one a line; else empty
 * @see <a href="https://man7.org/linux/man-pages/man7/packet.7.html">packet(7), PACKET_FANOUT</a>
 */
public record Fanout(FanoutMode mode, int group, boolean defragment, boolean rollover, String program) {
    private static final int MAX_GROUP = 0xffff;

    public Fanout {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(program, "program");
        if (group < 0 || group > MAX_GROUP) {
            throw new IllegalArgumentException("fanout group " + group + " is not in the range 0 to " + MAX_GROUP);
        }
        if ((mode == FanoutMode.CBPF) == program.isBlank()) {
            throw new IllegalArgumentException("fanout mode " + mode
                    + (program.isBlank() ? " wants a program" : " takes no program; " + FanoutMode.CBPF + " does"));
        }
    }

    /** Without defragmenting, rollover or program. */
    public static Fanout of(FanoutMode mode, int group) {
        return new Fanout(mode, group, false, false, "");
    }
}
