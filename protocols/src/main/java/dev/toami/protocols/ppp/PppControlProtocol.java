package dev.toami.protocols.ppp;

import dev.toami.protocols.LayerType;

/** The control protocols that share the packet format of RFC 1661, section 5. */
public enum PppControlProtocol {
    LCP,
    IPCP,
    IPV6CP,
    CCP,
    OSINLCP,
    CDPCP,
    MPLSCP;

    public LayerType layerType() {
        return switch (this) {
            case LCP -> LayerType.LCP;
            case IPCP -> LayerType.IPCP;
            case IPV6CP -> LayerType.IPV6CP;
            case CCP -> LayerType.CCP;
            case OSINLCP -> LayerType.OSINLCP;
            case CDPCP -> LayerType.CDPCP;
            case MPLSCP -> LayerType.MPLSCP;
        };
    }

    public PppProtocol number() {
        return switch (this) {
            case LCP -> PppProtocol.LCP;
            case IPCP -> PppProtocol.IPCP;
            case IPV6CP -> PppProtocol.IPV6CP;
            case CCP -> PppProtocol.CCP;
            case OSINLCP -> PppProtocol.OSINLCP;
            case CDPCP -> PppProtocol.CDPCP;
            case MPLSCP -> PppProtocol.MPLSCP;
        };
    }
}
