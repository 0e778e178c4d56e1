package dev.toami.filter.meaning;

import java.util.Arrays;
import java.util.List;

import dev.toami.filter.syntax.AtmField;
import dev.toami.filter.syntax.AtmTraffic;
import dev.toami.filter.syntax.Expression.ValueTest;

/**
 * Circuits of ATM by the numbers of path and channel that ITU-T reserves for them (I.361), and messages of Q.2931 by the
 * type in their sixth byte. Behind {@code lane} libpcap looks for the numbers at the start of the emulated LAN's frame, and
 * so it is here: they are to be asked for before it.
 */
final class Atm {
    private static final int PATH = 1;
    private static final int CHANNEL = 2;

    private static final int META_SIGNALLING = 1;
    private static final int BROADCAST_SIGNALLING = 2;
    private static final int SEGMENT_MAINTENANCE = 3;
    private static final int END_TO_END_MAINTENANCE = 4;
    private static final int SIGNALLING = 5;
    private static final int LOCAL_MANAGEMENT = 16;

    private static final int MESSAGE_TYPE = 4 + 5;
    private static final int CALL_PROCEEDING = 0x02;
    private static final int SETUP = 0x05;
    private static final int CONNECT = 0x07;
    private static final int CONNECT_ACKNOWLEDGE = 0x0f;
    private static final int RELEASE = 0x4d;
    private static final int RELEASE_COMPLETE = 0x5a;

    private Atm() {}

    /** All kinds of traffic but LAN emulation. */
    static Condition traffic(LinkLayer link, AtmTraffic traffic) {
        return switch (traffic) {
            case LANE -> throw new IllegalArgumentException("LAN emulation is a link layer of its own");
            case METAC -> circuit(link, META_SIGNALLING);
            case BCC -> circuit(link, BROADCAST_SIGNALLING);
            case OAM, OAMF4 ->
                Condition.all(
                        path(link),
                        Condition.any(channel(link, SEGMENT_MAINTENANCE), channel(link, END_TO_END_MAINTENANCE)));
            case OAMF4SC -> circuit(link, SEGMENT_MAINTENANCE);
            case OAMF4EC -> circuit(link, END_TO_END_MAINTENANCE);
            case SC -> circuit(link, SIGNALLING);
            case ILMIC -> circuit(link, LOCAL_MANAGEMENT);
            case CONNECTMSG ->
                Condition.all(
                        circuit(link, SIGNALLING),
                        message(link, RELEASE_COMPLETE, RELEASE, CONNECT_ACKNOWLEDGE, CONNECT, SETUP, CALL_PROCEEDING));
            case METACONNECT ->
                Condition.all(
                        circuit(link, META_SIGNALLING),
                        message(link, RELEASE_COMPLETE, RELEASE, CONNECT, SETUP, CALL_PROCEEDING));
        };
    }

    private static Condition circuit(LinkLayer link, int number) {
        return Condition.all(path(link), channel(link, number));
    }

    private static Condition path(LinkLayer link) {
        return Condition.equal(link.header(PATH, 1), 0);
    }

    private static Condition channel(LinkLayer link, int number) {
        return Condition.equal(link.header(CHANNEL, 2), number);
    }

    private static Condition message(LinkLayer link, int... types) {
        Value type = link.header(MESSAGE_TYPE, 1);
        return Condition.any(Arrays.stream(types)
                .mapToObj(number -> Condition.equal(type, number))
                .toArray(Condition[]::new));
    }

    static Condition number(LinkLayer link, AtmField field, List<ValueTest> anyOf, Problems problems) {
        return switch (field) {
            case VPI -> NumberTests.anyOf(link.header(PATH, 1), anyOf, 0xff, n -> n, problems);
            case VCI -> NumberTests.anyOf(link.header(CHANNEL, 2), anyOf, 0xffff, n -> n, problems);
        };
    }
}
