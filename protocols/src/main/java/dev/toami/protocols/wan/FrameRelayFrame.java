package dev.toami.protocols.wan;

import java.util.Optional;
import java.util.OptionalInt;

import dev.toami.engine.Bytes;
import dev.toami.protocols.DispatchTable;
import dev.toami.protocols.Dissector;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerParser;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.LinkLayer;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.build.LayerValue;
import dev.toami.protocols.link.EthernetFrame;
import dev.toami.protocols.numbers.EtherType;
import dev.toami.protocols.ppp.PppFrame;

/**
 * Frame Relay frame (ITU-T Q.922) with the encapsulation of RFC 2427, or Cisco's of an EtherType. Immutable.
 *
 * <pre>
 *  0      6  7  8     12 13 14 15 16
 * +------+--+--+------+--+--+--+--+---------+-------+----------------
 * | DLCI |CR|EA| DLCI |FE|BE|DE|EA| Control | NLPID | OUI, PID (SNAP)
 * | high |  | 0| low  |CN|CN|  | 1|  0x03   |       |  if NLPID 0x80
 * +------+--+--+------+--+--+--+--+---------+-------+----------------
 * </pre>
 */
public final class FrameRelayFrame extends Layer implements LinkLayer {
    /** Unnumbered information: an NLPID follows. */
    public static final int CONTROL_UI = 0x03;

    static final int NLPID_SNAP = 0x80;
    private static final int BRIDGED_OUI = 0x0080c2;
    private static final int OSI_SAP = 0xfe;

    private final int addressLength;
    private final int nlpidAt;

    private FrameRelayFrame(Bytes in, int addressLength, int nlpidAt) {
        super(in);
        this.addressLength = addressLength;
        this.nlpidAt = nlpidAt;
    }

    public static FrameRelayFrame parse(Bytes in) throws MalformedPacketException {
        int address = 0;
        do {
            address++;
            require(in, address);
        } while ((in.u8(address - 1) & 1) == 0 && address < 4);
        require(in, address + 1);
        int nlpidAt = -1;
        if (in.u8(address) == CONTROL_UI) {
            require(in, address + 2);
            nlpidAt = address + 1;
            if (in.u8(nlpidAt) == 0) {
                nlpidAt++;
                require(in, nlpidAt + 1);
            }
            require(in, nlpidAt + (in.u8(nlpidAt) == NLPID_SNAP ? 6 : 1));
        } else {
            require(in, address + (dlci(in, address) != 0 ? 2 : 1));
        }
        return new FrameRelayFrame(in, address, nlpidAt);
    }

    private static void require(Bytes in, int length) throws MalformedPacketException {
        if (in.length() < length) {
            throw MalformedPacketException.tooShort(
                    LayerType.FRAME_RELAY,
                    0,
                    length,
                    in.length(),
                    "Frame Relay header of " + in.length() + " bytes, at least " + length);
        }
    }

    /** The data link connection identifier: 10 bits of an address of two bytes, 16 of three, 23 of four. */
    public int dlci() {
        return dlci(bytes(), addressLength);
    }

    private static int dlci(Bytes in, int addressLength) {
        int dlci = in.u8(0) >> 2;
        if (addressLength > 1) {
            dlci = dlci << 4 | in.u8(1) >> 4;
        }
        if (addressLength > 3) {
            dlci = dlci << 7 | in.u8(2) >> 1;
        }
        // The last of three or four bytes may hold control bits instead, as its second lowest bit tells.
        boolean isLonger = addressLength > 2 && (in.u8(addressLength - 1) & 2) == 0;
        return isLonger ? dlci << 6 | in.u8(addressLength - 1) >> 2 : dlci;
    }

    private boolean congestionBit(int bit) {
        return addressLength > 1 && (bytes().u8(1) & bit) != 0;
    }

    public boolean isForwardCongested() {
        return congestionBit(8);
    }

    public boolean isBackwardCongested() {
        return congestionBit(4);
    }

    public boolean isDiscardEligible() {
        return congestionBit(2);
    }

    /** The network layer protocol identifier, if there is one. */
    public OptionalInt nlpid() {
        return nlpidAt < 0 ? OptionalInt.empty() : OptionalInt.of(bytes().u8(nlpidAt));
    }

    /** The EtherType of Cisco's encapsulation, if that is the frame's. */
    public Optional<EtherType> etherType() {
        return hasEtherType() ? Optional.of(new EtherType(bytes().u16(addressLength))) : Optional.empty();
    }

    /** DLCI 0 is for signalling, whose frames have control fields of all kinds. */
    private boolean hasControl() {
        return nlpidAt >= 0 || dlci() == 0;
    }

    private boolean hasEtherType() {
        return !hasControl() && bytes().u16(addressLength) >= EtherType.MINIMUM;
    }

    /** An Ethernet frame behind the address, without any encapsulation. */
    private boolean isRawEthernet() {
        return !hasControl() && !hasEtherType() && bytes().length() - addressLength >= EthernetFrame.HEADER_LENGTH;
    }

    private boolean hasSnap() {
        return nlpidAt >= 0 && bytes().u8(nlpidAt) == NLPID_SNAP;
    }

    /** True for OSI's protocols, to whose packets the NLPID belongs. */
    private boolean isOsi() {
        return nlpidAt >= 0 && bytes().u8(nlpidAt) >= 0x81 && bytes().u8(nlpidAt) <= 0x83;
    }

    private int headerLength() {
        if (nlpidAt < 0) {
            return addressLength + (hasEtherType() ? 2 : hasControl() ? 1 : 0);
        }
        return nlpidAt + (hasSnap() ? 6 : isOsi() ? 0 : 1);
    }

    @Override
    public LayerType type() {
        return LayerType.FRAME_RELAY;
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, headerLength());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(headerLength());
    }

    @Override
    public LayerParser next(Dissector dissector) {
        LayerParser parser;
        if (hasEtherType()) {
            parser = dissector.byEtherType(bytes().u16(addressLength));
        } else if (isRawEthernet()) {
            parser = EthernetFrame::parse;
        } else if (hasSnap()) {
            parser = afterSnap(dissector, bytes().u24(nlpidAt + 1), bytes().u16(nlpidAt + 4));
        } else if (isOsi()) {
            parser = dissector.find(DispatchTable.LLC_SAP, OSI_SAP);
        } else {
            parser = nlpidAt < 0 ? null : afterNlpid(dissector, bytes().u8(nlpidAt));
        }
        return parser != null ? parser : LayerParser.PAYLOAD;
    }

    private static LayerParser afterNlpid(Dissector dissector, int nlpid) {
        return switch (nlpid) {
            case 0xcc -> dissector.byEtherType(EtherType.IPV4.value());
            case 0x8e -> dissector.byEtherType(EtherType.IPV6.value());
            case 0xcf -> PppFrame::parse;
            default -> null;
        };
    }

    private static LayerParser afterSnap(Dissector dissector, int oui, int pid) {
        if (oui == 0) {
            return dissector.byEtherType(pid);
        }
        // Bridged Ethernet, with its frame check sequence (1) or without (7).
        boolean isBridged = oui == BRIDGED_OUI && (pid == 1 || pid == 7);
        return isBridged ? EthernetFrame::parse : dissector.find(DispatchTable.SNAP_PROTOCOL, (long) oui << 16 | pid);
    }

    @Override
    public Optional<LayerValue> toValue() {
        return Optional.of(new FrameRelayHeader(contents()));
    }

    @Override
    public void describe(FieldVisitor visitor) {
        visitor.number("DLCI", 0, addressLength, dlci());
        visitor.flag("CR", 0, 1, (bytes().u8(0) & 2) != 0);
        if (addressLength > 1) {
            visitor.flag("FECN", 1, 1, isForwardCongested());
            visitor.flag("BECN", 1, 1, isBackwardCongested());
            visitor.flag("DE", 1, 1, isDiscardEligible());
        }
        if (hasEtherType()) {
            int type = bytes().u16(addressLength);
            visitor.code("EtherType", addressLength, 2, type, EtherType.label(type));
        }
        if (!hasControl()) {
            return;
        }
        visitor.number("Control", addressLength, 1, bytes().u8(addressLength));
        if (nlpidAt >= 0) {
            visitor.code("NLPID", nlpidAt, 1, bytes().u8(nlpidAt), label(bytes().u8(nlpidAt)));
        }
        if (hasSnap()) {
            visitor.number("OUI", nlpidAt + 1, 3, bytes().u24(nlpidAt + 1));
            boolean isEtherType = bytes().u24(nlpidAt + 1) == 0;
            visitor.number(isEtherType ? "Type" : "PID", nlpidAt + 4, 2, bytes().u16(nlpidAt + 4));
        }
    }

    private static String label(int nlpid) {
        return switch (nlpid) {
            case 0x08 -> "Q933";
            case NLPID_SNAP -> "SNAP";
            case 0x81 -> "CLNP";
            case 0x82 -> "ESIS";
            case 0x83 -> "ISIS";
            case 0x8e -> "IPv6";
            case 0xb0 -> "FRF9";
            case 0xb1 -> "FRF12";
            case 0xcc -> "IPv4";
            case 0xcf -> "PPP";
            default -> "Unknown(" + nlpid + ")";
        };
    }
}
