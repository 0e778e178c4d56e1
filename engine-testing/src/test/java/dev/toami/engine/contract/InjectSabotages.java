package dev.toami.engine.contract;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import dev.toami.engine.Bytes;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Direction;
import dev.toami.engine.NetworkDevice;

import static dev.toami.engine.contract.Sabotage.options;
import static dev.toami.engine.contract.Sabotage.pretending;
import static dev.toami.engine.contract.Sabotage.session;

/** Sessions that inject wrongly, and that confuse directions. */
final class InjectSabotages {
    private static final int HEADER_LENGTH = 14;
    private static final int LONGEST = 1518;

    private InjectSabotages() {}

    static List<Sabotage> table() {
        String leaves = "whatIsInjectedLeavesAsItIs";
        String seen = "otherSessionsSeeWhatIsInjectedAndItsOwnDoesNot";
        String leased = "leasedBytesCanBeInjected";
        String refused = "whatCannotBeSentIsRefusedWithTheNumbers";
        String any = "nothingIsSentOnAllDevicesAtOnce";
        String many = "manyThreadsMayInject";
        String directions = "directionsAreToldApart";
        String filters = "filtersMayAskForTheDirection";
        return List.of(
                session("sends nothing", Broken.inject((whole, frame) -> {}), leaves, seen, leased, refused, many),
                session("pads frames", sending(frame -> padded(frame, 60)), leaves),
                session("cuts frames", sending(frame -> frame.clip(1000)), leaves),
                session("sends each frame twice", Broken.inject(InjectSabotages::twice), leaves, many),
                session("ignores what it cannot send", Broken.inject((whole, frame) -> {}), leaves)
                        .without(Capability.INJECT),
                pretending(Capability.INJECT, "aBatchLeavesInOrder", leaves, seen, leased, refused, many, directions),
                session("hears itself", Hearing::new, seen),
                session("sends zeros for leased bytes", sending(InjectSabotages::ownedOrZeros), leased),
                session("refuses leased bytes", Broken.inject(InjectSabotages::ownedOnly), leased),
                session("sends empty frames", Broken.inject(InjectSabotages::notEmpty), refused),
                session("pads short frames", sending(frame -> padded(frame, HEADER_LENGTH)), refused),
                session("cuts long frames", sending(frame -> frame.clip(LONGEST - 4)), refused),
                session("sends a part of what it refuses", Broken.inject(InjectSabotages::aPart), refused),
                session("does not tell what is too short", failing("the frame is too short (14)"), refused),
                session("does not tell how long it has to be", failing("a frame of 3 bytes is too short"), refused),
                session("does not tell what is too long", failing("3 bytes, not 14; too long for 1500"), refused),
                session("takes it for a fault of the frame on any", onAny(failing("not on any")), any),
                session("sends nothing on any", onAny(Broken.inject((whole, frame) -> {})), any),
                session("fails wrongly on any", onAny(failing("not on any")), any)
                        .without(Capability.INJECT),
                session("mixes what threads inject", Mixing::new, many),
                session("loses what threads inject", InjectSabotages::losing, many),
                options("has no direction", asked -> asked.toBuilder().direction(Direction.INOUT), directions),
                options(
                                "ignores that it has no direction",
                                asked -> asked.toBuilder().direction(Direction.INOUT),
                                directions)
                        .without(Capability.DIRECTION),
                options("has one direction", asked -> asked.toBuilder().direction(Direction.IN), directions, seen),
                pretending(Capability.DIRECTION, directions),
                options(
                        "does not filter by direction",
                        asked -> asked.toBuilder().filter(without(asked.filter())),
                        filters),
                options(
                                "knows no direction and takes the filter",
                                asked -> asked.toBuilder().filter(without(asked.filter())),
                                filters)
                        .without(Capability.PACKET_TYPE),
                options(
                        "takes inbound for all",
                        asked -> asked.toBuilder().filter(asked.filter().replace("inbound", "udp")),
                        filters),
                options(
                        "takes outbound for all",
                        asked -> asked.toBuilder().filter(asked.filter().replace("outbound", "udp")),
                        filters),
                options(
                                "takes outbound and knows no direction",
                                asked -> asked.toBuilder().filter(asked.filter().replace("outbound", "udp")),
                                filters)
                        .without(Capability.PACKET_TYPE));
    }

    private static UnaryOperator<CaptureSession> sending(UnaryOperator<Bytes> change) {
        return Broken.inject((whole, frame) -> whole.inject(change.apply(frame)));
    }

    private static UnaryOperator<CaptureSession> onAny(UnaryOperator<CaptureSession> breaking) {
        return session -> session.device().equals(NetworkDevice.ANY) ? breaking.apply(session) : session;
    }

    private static Bytes padded(Bytes frame, int length) {
        return frame.isEmpty() ? frame : Bytes.wrap(Arrays.copyOf(frame.toArray(), Math.max(length, frame.length())));
    }

    private static void twice(CaptureSession whole, Bytes frame) throws CaptureException {
        whole.inject(frame);
        whole.inject(frame);
    }

    private static boolean isOwned(Bytes bytes) {
        return bytes.copy().getClass() == bytes.getClass();
    }

    private static Bytes ownedOrZeros(Bytes frame) {
        return isOwned(frame) ? frame : Bytes.wrap(new byte[frame.length()]);
    }

    private static void ownedOnly(CaptureSession whole, Bytes frame) throws CaptureException {
        if (!isOwned(frame)) {
            throw new CaptureException("leased bytes");
        }
        whole.inject(frame);
    }

    private static void notEmpty(CaptureSession whole, Bytes frame) throws CaptureException {
        if (!frame.isEmpty()) {
            whole.inject(frame);
        }
    }

    private static void aPart(CaptureSession whole, Bytes frame) throws CaptureException {
        try {
            whole.inject(frame);
        } catch (CaptureException e) {
            whole.inject(padded(frame, HEADER_LENGTH).clip(LONGEST - 4));
            throw e;
        }
    }

    /** Fails with another message. */
    private static UnaryOperator<CaptureSession> failing(String message) {
        return Broken.inject((whole, frame) -> {
            try {
                whole.inject(frame);
            } catch (CaptureException | UnsupportedOperationException e) {
                throw new CaptureException(message, e);
            }
        });
    }

    private static CaptureSession losing(CaptureSession whole) {
        AtomicInteger injected = new AtomicInteger();
        Broken.Inject inject = (session, frame) -> {
            if (injected.incrementAndGet() != 77) {
                session.inject(frame);
            }
        };
        return Broken.inject(inject).apply(whole);
    }

    private static String without(String filter) {
        return filter.replace("inbound", "").replace("outbound and ", "");
    }
}
