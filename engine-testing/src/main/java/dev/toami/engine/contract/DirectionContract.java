package dev.toami.engine.contract;

import java.util.List;

import dev.toami.engine.Capability;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CapturedFrame;
import dev.toami.engine.Direction;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.PacketType;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Which frames come in and which go out. */
public interface DirectionContract extends ContractCase {
    @Test
    default void directionsAreToldApart() throws Exception {
        for (Direction direction : Direction.values()) {
            CaptureOptions.Builder options = CaptureOptions.builder().direction(direction);
            if (direction != Direction.INOUT && !can(Capability.DIRECTION)) {
                assertThrows(IllegalArgumentException.class, () -> openSession(options), "without DIRECTION");
                continue;
            }
            try (CaptureSession session = openSession(options);
                    CaptureSession sender = openSession()) {
                link().arrive(TestFrames.udp(1, 20));
                if (can(Capability.INJECT)) {
                    sender.inject(TestFrames.udp(2, 20));
                }
                List<Integer> out = can(Capability.INJECT) ? List.of(2) : List.of();
                List<CapturedFrame> frames = ContractCase.drain(session);
                assertEquals(
                        switch (direction) {
                            case IN -> List.of(1);
                            case OUT -> out;
                            case INOUT -> out.isEmpty() ? List.of(1) : List.of(1, 2);
                        },
                        frames.stream().map(TestFrames::port).toList());
                for (CapturedFrame frame : frames) {
                    boolean isOutgoing = TestFrames.port(frame) == 2;
                    boolean isKnown = can(Capability.PACKET_TYPE) || direction == Direction.OUT;
                    assertEquals(
                            isOutgoing && isKnown,
                            frame.packetType() == PacketType.OUTGOING,
                            "whether a frame that " + (isOutgoing ? "was injected" : "came in")
                                    + " is OUTGOING, in a session of " + direction
                                    + (can(Capability.PACKET_TYPE) ? " with" : " without") + " PACKET_TYPE");
                }
            }
        }
    }

    @Test
    default void filtersMayAskForTheDirection() throws Exception {
        CaptureOptions.Builder inbound = CaptureOptions.builder().filter("inbound");
        CaptureOptions.Builder outbound = CaptureOptions.builder().filter("outbound and udp");
        if (!can(Capability.PACKET_TYPE)) {
            assertThrows(FilterSyntaxException.class, () -> openSession(inbound), "inbound without PACKET_TYPE");
            assertThrows(FilterSyntaxException.class, () -> openSession(outbound), "outbound without PACKET_TYPE");
            return;
        }
        try (CaptureSession in = openSession(inbound);
                CaptureSession out = openSession(outbound);
                CaptureSession sender = openSession()) {
            link().arrive(TestFrames.udp(1, 20));
            if (can(Capability.INJECT)) {
                sender.inject(TestFrames.udp(2, 20));
            }
            assertEquals(
                    List.of(1),
                    ContractCase.drain(in).stream().map(TestFrames::port).toList());
            assertEquals(
                    can(Capability.INJECT) ? List.of(2) : List.of(),
                    ContractCase.drain(out).stream().map(TestFrames::port).toList());
        }
    }
}
