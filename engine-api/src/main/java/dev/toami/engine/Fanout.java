package dev.toami.engine;

import java.util.Objects;

/**
 * Membership in a group of sessions that share the frames of a device: each frame goes to one of them. Immutable.
 *
 * <p>Members are in the same network namespace, on the same device, and name the same group and mode. {@link
 * CaptureEngine#captureGroup} opens several at once.
 *
 * <p>A session that joins a group whose members are at work gets its share at once; what falls to it in the moment
 * between its joining and its filter is nobody's.
 *
 * @param mode how frames are spread
 * @param group the number of the group, 0 to 65535, or {@link #NEW_GROUP}
 * @param defragment whether fragments of IPv4 datagrams are put together before they are spread, so that {@link
 *     FanoutMode#HASH} gives all of a flow to the same member; they then come as whole datagrams
 * @param rollover whether a frame for a member whose buffer is full goes to another one
 * @param program for {@link FanoutMode#CBPF} the program as {@code tcpdump -ddd} writes one: how many instructions, then
 *     one a line; else empty. It sees incoming frames from the network layer on and outgoing ones from the link layer on;
 *     its result, modulo how many members there are, is the place of the member among them. A group has one: that of the
 *     member that joined last
 * @see <a href="https://man7.org/linux/man-pages/man7/packet.7.html">packet(7), PACKET_FANOUT</a>
 */
public record Fanout(FanoutMode mode, int group, boolean defragment, boolean rollover, String program) {
    /** The number of a group that is made for this: one that no other group has. */
    public static final int NEW_GROUP = -1;

    private static final int MAX_GROUP = 0xffff;

    public Fanout {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(program, "program");
        if (group < NEW_GROUP || group > MAX_GROUP) {
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

    /** A new group, without defragmenting, rollover or program. */
    public static Fanout of(FanoutMode mode) {
        return of(mode, NEW_GROUP);
    }

    /** This one, in the group of that number. */
    public Fanout withGroup(int number) {
        return new Fanout(mode, number, defragment, rollover, program);
    }
}
