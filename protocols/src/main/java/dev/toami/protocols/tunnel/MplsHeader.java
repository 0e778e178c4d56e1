package dev.toami.protocols.tunnel;

import java.util.Optional;

import dev.toami.protocols.build.BuildContext;
import dev.toami.protocols.build.EtherTyped;
import dev.toami.protocols.build.IpCarried;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.build.PacketBuffer;
import dev.toami.protocols.numbers.EtherType;
import dev.toami.protocols.numbers.IpProtocol;

/**
 * What an MPLS label is built with.
 *
 * @param label 20 bits
 * @param trafficClass 0 to 7
 * @param bottom whether it is the last of the stack; if empty it is unless another label follows
 * @param timeToLive 8 bits
 */
public record MplsHeader(int label, int trafficClass, Optional<Boolean> bottom, int timeToLive)
        implements LayerValue, EtherTyped, IpCarried {
    private static final EtherType UNICAST = new EtherType(0x8847);
    private static final IpProtocol IN_IP = new IpProtocol(137);

    /** A label of traffic class 0 and time to live 64. */
    public static MplsHeader of(int label) {
        return new MplsHeader(label, 0, Optional.empty(), 64);
    }

    public MplsHeader withTrafficClass(int value) {
        return new MplsHeader(label, value, bottom, timeToLive);
    }

    public MplsHeader withBottom(boolean value) {
        return new MplsHeader(label, trafficClass, Optional.of(value), timeToLive);
    }

    public MplsHeader withTimeToLive(int value) {
        return new MplsHeader(label, trafficClass, bottom, value);
    }

    @Override
    public EtherType announcedBy() {
        return UNICAST;
    }

    @Override
    public IpProtocol protocol() {
        return IN_IP;
    }

    @Override
    public void encode(PacketBuffer out, BuildContext context) {
        if (label < 0 || label > 0xf_ffff) {
            throw new IllegalArgumentException("an MPLS label is 0 to 1048575, not " + label);
        }
        if (trafficClass < 0 || trafficClass > 7) {
            throw new IllegalArgumentException("an MPLS traffic class is 0 to 7, not " + trafficClass);
        }
        boolean last = bottom.orElseGet(() -> !(context.inner().orElse(null) instanceof MplsHeader));
        out.prepend(MplsLabel.HEADER_LENGTH)
                .u16(0, label >> 4)
                .u8(2, (label & 0xf) << 4 | trafficClass << 1 | (last ? 1 : 0))
                .u8(3, timeToLive);
    }
}
