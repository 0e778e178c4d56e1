package dev.toami.protocols.ppp;

import dev.toami.protocols.LayerType;

/** The control protocols that share the packet format of RFC 1661, section 5. */
public enum PppControlProtocol {
    LCP(LayerType.LCP, PppProtocol.LCP),
    IPCP(LayerType.IPCP, PppProtocol.IPCP),
    IPV6CP(LayerType.IPV6CP, PppProtocol.IPV6CP),
    CCP(LayerType.CCP, PppProtocol.CCP),
    OSINLCP(LayerType.OSINLCP, PppProtocol.OSINLCP),
    CDPCP(LayerType.CDPCP, PppProtocol.CDPCP),
    MPLSCP(LayerType.MPLSCP, PppProtocol.MPLSCP);

    private final LayerType layerType;
    private final PppProtocol number;

    PppControlProtocol(LayerType layerType, PppProtocol number) {
        this.layerType = layerType;
        this.number = number;
    }

    public LayerType layerType() {
        return layerType;
    }

    public PppProtocol number() {
        return number;
    }
}
