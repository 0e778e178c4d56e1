package dev.toami.protocols.industrial;

/** Type identifications and causes of transmission (IEC 60870-5-101, sections 7.2.1 and 7.2.3). */
final class Iec104Types {
    private Iec104Types() {}

    static String label(long type) {
        return switch ((int) type) {
            case 1 -> "M_SP_NA_1";
            case 3 -> "M_DP_NA_1";
            case 5 -> "M_ST_NA_1";
            case 7 -> "M_BO_NA_1";
            case 9 -> "M_ME_NA_1";
            case 11 -> "M_ME_NB_1";
            case 13 -> "M_ME_NC_1";
            case 15 -> "M_IT_NA_1";
            case 20 -> "M_PS_NA_1";
            case 21 -> "M_ME_ND_1";
            case 30 -> "M_SP_TB_1";
            case 31 -> "M_DP_TB_1";
            case 32 -> "M_ST_TB_1";
            case 33 -> "M_BO_TB_1";
            case 34 -> "M_ME_TD_1";
            case 35 -> "M_ME_TE_1";
            case 36 -> "M_ME_TF_1";
            case 37 -> "M_IT_TB_1";
            case 38 -> "M_EP_TD_1";
            case 39 -> "M_EP_TE_1";
            case 40 -> "M_EP_TF_1";
            case 45 -> "C_SC_NA_1";
            case 46 -> "C_DC_NA_1";
            case 47 -> "C_RC_NA_1";
            case 48 -> "C_SE_NA_1";
            case 49 -> "C_SE_NB_1";
            case 50 -> "C_SE_NC_1";
            case 51 -> "C_BO_NA_1";
            case 58 -> "C_SC_TA_1";
            case 59 -> "C_DC_TA_1";
            case 60 -> "C_RC_TA_1";
            case 61 -> "C_SE_TA_1";
            case 62 -> "C_SE_TB_1";
            case 63 -> "C_SE_TC_1";
            case 64 -> "C_BO_TA_1";
            case 70 -> "M_EI_NA_1";
            case 100 -> "C_IC_NA_1";
            case 101 -> "C_CI_NA_1";
            case 102 -> "C_RD_NA_1";
            case 103 -> "C_CS_NA_1";
            case 105 -> "C_RP_NA_1";
            case 107 -> "C_TS_TA_1";
            case 110 -> "P_ME_NA_1";
            case 111 -> "P_ME_NB_1";
            case 112 -> "P_ME_NC_1";
            case 113 -> "P_AC_NA_1";
            case 120 -> "F_FR_NA_1";
            case 121 -> "F_SR_NA_1";
            case 122 -> "F_SC_NA_1";
            case 123 -> "F_LS_NA_1";
            case 124 -> "F_AF_NA_1";
            case 125 -> "F_SG_NA_1";
            case 126 -> "F_DR_TA_1";
            default -> "Unknown(" + type + ')';
        };
    }

    /** How many octets follow each object's address, -1 if that is not known or not fixed. */
    static int elementSize(int type) {
        return switch (type) {
            case 102 -> 0;
            case 1, 3, 45, 46, 47, 70, 100, 101, 105, 113 -> 1;
            case 5, 21 -> 2;
            case 9, 11, 48, 49, 110, 111 -> 3;
            case 51 -> 4;
            case 7, 13, 15, 20, 50, 112 -> 5;
            case 103 -> 7;
            case 30, 31, 58, 59, 60 -> 8;
            case 32, 107 -> 9;
            case 34, 35, 38, 61, 62 -> 10;
            case 39, 40, 64 -> 11;
            case 33, 36, 37, 63 -> 12;
            default -> -1;
        };
    }

    static String causeLabel(int cause) {
        return switch (cause) {
            case 1 -> "per/cyc";
            case 2 -> "back";
            case 3 -> "spont";
            case 4 -> "init";
            case 5 -> "req";
            case 6 -> "act";
            case 7 -> "actcon";
            case 8 -> "deact";
            case 9 -> "deactcon";
            case 10 -> "actterm";
            case 11 -> "retrem";
            case 12 -> "retloc";
            case 13 -> "file";
            case 20 -> "inrogen";
            case 37 -> "reqcogen";
            case 44 -> "unknown type";
            case 45 -> "unknown cause";
            case 46 -> "unknown common address";
            case 47 -> "unknown object address";
            default -> "Unknown(" + cause + ')';
        };
    }
}
