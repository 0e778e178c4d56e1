package dev.toami.protocols.sctp;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.Ipv6Address;
import dev.toami.protocols.FieldVisitor;

/** Describes parameters and error causes of chunks; what their values mean is detail. */
final class ParameterFields {
    private static final int HEADER = SctpParameter.HEADER_LENGTH;

    private final FieldVisitor visitor;
    private final Bytes value;
    private final int at;

    private ParameterFields(FieldVisitor visitor, Bytes value, int at) {
        this.visitor = visitor;
        this.value = value;
        this.at = at;
    }

    static void parameters(String name, List<SctpParameter> parameters, int base, FieldVisitor visitor) {
        list(name, parameters, base, visitor, false);
    }

    static void causes(String name, List<SctpParameter> causes, int base, FieldVisitor visitor) {
        list(name, causes, base, visitor, true);
    }

    private static void list(
            String name, List<SctpParameter> parameters, int base, FieldVisitor visitor, boolean causes) {
        int length = 0;
        for (SctpParameter parameter : parameters) {
            length = ((length + 3) & ~3) + parameter.declaredLength();
        }
        if (visitor.beginList(name, base, length, parameters.size())) {
            int at = base;
            for (SctpParameter parameter : parameters) {
                element(parameter, at, visitor, causes);
                at += (parameter.declaredLength() + 3) & ~3;
            }
        }
        visitor.endList();
    }

    private static void element(SctpParameter parameter, int at, FieldVisitor visitor, boolean cause) {
        Bytes value = parameter.value();
        visitor.beginStruct("", at, parameter.declaredLength());
        visitor.number("Type", at, 2, parameter.type());
        visitor.number("Length", at + 2, 2, parameter.declaredLength());
        visitor.number("ActualLength", at, 0, (parameter.declaredLength() + 3) & ~3);
        visitor.bytes("Value", at + HEADER, value.length(), value);
        if (visitor.wantsDetail()) {
            ParameterFields fields = new ParameterFields(visitor, value, at + HEADER);
            if (cause) {
                visitor.text("Cause", at, 0, cause(parameter.type()));
                fields.causeValue(parameter.type());
            } else {
                visitor.text("Name", at, 0, parameter(parameter.type()));
                fields.parameterValue(parameter.type());
            }
        }
        visitor.endStruct();
    }

    private void parameterValue(int type) {
        switch (type) {
            case 1 -> bytes("HeartbeatInformation");
            case 5 -> {
                if (value.length() == Ipv4Address.LENGTH) {
                    visitor.address("IPv4Address", at, value.length(), Ipv4Address.read(value, 0));
                }
            }
            case 6 -> {
                if (value.length() == Ipv6Address.LENGTH) {
                    visitor.address("IPv6Address", at, value.length(), Ipv6Address.read(value, 0));
                }
            }
            case 7 -> bytes("StateCookie");
            case 9 -> number("CookieLifeSpanIncrement", 0, 4);
            case 11 -> text("HostName");
            case 12 -> numbers("SupportedAddressTypes", 0, 2);
            case 13 -> {
                number("RequestSequenceNumber", 0, 4);
                number("ResponseSequenceNumber", 4, 4);
                number("SendersLastAssignedTSN", 8, 4);
                numbers("Streams", 12, 2);
            }
            case 14 -> {
                number("RequestSequenceNumber", 0, 4);
                numbers("Streams", 4, 2);
            }
            case 15 -> number("RequestSequenceNumber", 0, 4);
            case 16 -> {
                number("ResponseSequenceNumber", 0, 4);
                number("Result", 4, 4);
                number("SendersNextTSN", 8, 4);
                number("ReceiversNextTSN", 12, 4);
            }
            case 17 -> {
                number("RequestSequenceNumber", 0, 4);
                number("NewOutgoingStreams", 4, 2);
                number("OutgoingReserved", 6, 2);
            }
            case 18 -> {
                number("RequestSequenceNumber", 0, 4);
                number("NewIncomingStreams", 4, 2);
                number("IncomingReserved", 6, 2);
            }
            case 0x8002 -> bytes("Random");
            case 0x8003 -> numbers("ChunksToAuthenticate", 0, 1);
            case 0x8004 -> numbers("HMACIds", 0, 2);
            case 0x8005 -> bytes("PaddingData");
            case 0x8008 -> numbers("SupportedChunks", 0, 1);
            case 0xc001, 0xc002, 0xc004 -> {
                number("CorrelationId", 0, 4);
                nested("Addresses", false);
            }
            case 0xc003 -> {
                number("CorrelationId", 0, 4);
                nested("Causes", true);
            }
            case 0xc005 -> number("CorrelationId", 0, 4);
            case 0xc006 -> number("AdaptationIndication", 0, 4);
            default -> {
                // No value, or none that is known.
            }
        }
    }

    private void causeValue(int code) {
        switch (code) {
            case 1 -> number("StreamId", 0, 2);
            case 2 -> {
                number("NumMissingParameters", 0, 4);
                numbers("MissingParameters", 4, 2);
            }
            case 3 -> number("MeasureOfStaleness", 0, 4);
            case 9 -> number("TSN", 0, 4);
            case 12, 13 -> {
                bytes("Information");
                text("Reason");
            }
            default -> bytes("Information");
        }
    }

    private void number(String name, int offset, int length) {
        if (offset + length <= value.length()) {
            long number = length == 1 ? value.u8(offset) : length == 2 ? value.u16(offset) : value.u32(offset);
            visitor.number(name, at + offset, length, number);
        }
    }

    private void numbers(String name, int offset, int length) {
        int size = Math.max(0, value.length() - offset) / length;
        if (size > 0 && visitor.beginList(name, at + offset, size * length, size)) {
            for (int i = 0; i < size; i++) {
                number("", offset + i * length, length);
            }
        }
        if (size > 0) {
            visitor.endList();
        }
    }

    private void bytes(String name) {
        visitor.bytes(name, at, value.length(), value);
    }

    private void text(String name) {
        int end = 0;
        while (end < value.length() && value.u8(end) != 0) {
            end++;
        }
        visitor.text(name, at, value.length(), new String(value.slice(0, end).toArray(), StandardCharsets.UTF_8));
    }

    /** One level deep: an address within a parameter holds nothing more. */
    private void nested(String name, boolean causes) {
        if (value.length() < 4) {
            return;
        }
        List<SctpParameter> inner = SctpParameter.list(value.slice(4));
        if (!causes) {
            inner = inner.stream()
                    .filter(parameter -> parameter.type() == 5 || parameter.type() == 6)
                    .limit(1)
                    .toList();
        }
        list(name, inner, at + 4, visitor, causes);
    }

    static String hmac(int identifier) {
        return switch (identifier) {
            case 1 -> "SHA-1";
            case 3 -> "SHA-256";
            default -> "Unknown(" + identifier + ")";
        };
    }

    private static String parameter(int type) {
        return switch (type) {
            case 1 -> "HeartbeatInfo";
            case 5 -> "IPv4Address";
            case 6 -> "IPv6Address";
            case 7 -> "StateCookie";
            case 8 -> "UnrecognizedParameter";
            case 9 -> "CookiePreservative";
            case 11 -> "HostNameAddress";
            case 12 -> "SupportedAddressTypes";
            case 13 -> "OutgoingSSNResetRequest";
            case 14 -> "IncomingSSNResetRequest";
            case 15 -> "SSNTSNResetRequest";
            case 16 -> "ReConfigResponse";
            case 17 -> "AddOutgoingStreamsRequest";
            case 18 -> "AddIncomingStreamsRequest";
            case 0x8000 -> "ECNCapable";
            case 0x8001 -> "ZeroChecksumAcceptable";
            case 0x8002 -> "Random";
            case 0x8003 -> "ChunkList";
            case 0x8004 -> "RequestedHMACAlgorithm";
            case 0x8005 -> "Padding";
            case 0x8008 -> "SupportedExtensions";
            case 0xc000 -> "ForwardTSNSupported";
            case 0xc001 -> "AddIPAddress";
            case 0xc002 -> "DeleteIPAddress";
            case 0xc003 -> "ErrorCauseIndication";
            case 0xc004 -> "SetPrimaryAddress";
            case 0xc005 -> "SuccessIndication";
            case 0xc006 -> "AdaptationLayerIndication";
            default -> "Unknown(" + type + ")";
        };
    }

    private static String cause(int code) {
        return switch (code) {
            case 1 -> "InvalidStreamIdentifier";
            case 2 -> "MissingMandatoryParameter";
            case 3 -> "StaleCookie";
            case 4 -> "OutOfResource";
            case 5 -> "UnresolvableAddress";
            case 6 -> "UnrecognizedChunkType";
            case 7 -> "InvalidMandatoryParameter";
            case 8 -> "UnrecognizedParameters";
            case 9 -> "NoUserData";
            case 10 -> "CookieReceivedWhileShuttingDown";
            case 11 -> "RestartWithNewAddresses";
            case 12 -> "UserInitiatedAbort";
            case 13 -> "ProtocolViolation";
            case 0xa0 -> "RequestToDeleteLastIPAddress";
            case 0xa1 -> "OperationRefusedForLackOfResources";
            case 0xa2 -> "RequestToDeleteSourceIPAddress";
            case 0xa3 -> "AssociationAbortedForIllegalASCONFAck";
            case 0xa4 -> "RequestRefusedForLackOfAuthorization";
            case 0x105 -> "UnsupportedHMACIdentifier";
            default -> "Unknown(" + code + ")";
        };
    }
}
