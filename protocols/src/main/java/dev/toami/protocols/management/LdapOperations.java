package dev.toami.protocols.management;

/** Operations of LDAP and the elements that each begins with (RFC 4511, section 4). */
final class LdapOperations {
    private static final String[] NONE = {};
    private static final String[] BIND_REQUEST = {"Version", "Name", "Authentication"};
    private static final String[] RESULT = {"ResultCode", "MatchedDN", "ErrorMessage"};
    private static final String[] SEARCH_REQUEST = {
        "BaseObject", "Scope", "DerefAliases", "SizeLimit", "TimeLimit", "TypesOnly", "Filter", "Attributes"
    };
    private static final String[] ENTRY = {"ObjectName", "Attributes"};
    private static final String[] COMPARE_REQUEST = {"Entry", "Assertion"};
    private static final String[] MODIFY_DN_REQUEST = {"Entry", "NewRDN", "DeleteOldRDN"};

    private LdapOperations() {}

    static String label(int operation) {
        return switch (operation) {
            case 0 -> "bindRequest";
            case 1 -> "bindResponse";
            case 2 -> "unbindRequest";
            case 3 -> "searchRequest";
            case 4 -> "searchResEntry";
            case 5 -> "searchResDone";
            case 6 -> "modifyRequest";
            case 7 -> "modifyResponse";
            case 8 -> "addRequest";
            case 9 -> "addResponse";
            case 10 -> "delRequest";
            case 11 -> "delResponse";
            case 12 -> "modDNRequest";
            case 13 -> "modDNResponse";
            case 14 -> "compareRequest";
            case 15 -> "compareResponse";
            case 16 -> "abandonRequest";
            case 19 -> "searchResRef";
            case 23 -> "extendedReq";
            case 24 -> "extendedResp";
            case 25 -> "intermediateResponse";
            default -> "Unknown(" + operation + ')';
        };
    }

    /** The names of the elements that come first, in their order. */
    static String[] elements(int operation) {
        return switch (operation) {
            case 0 -> BIND_REQUEST;
            case 1, 5, 7, 9, 11, 13, 15, 24 -> RESULT;
            case 3 -> SEARCH_REQUEST;
            case 4, 6, 8 -> ENTRY;
            case 12 -> MODIFY_DN_REQUEST;
            case 14 -> COMPARE_REQUEST;
            default -> NONE;
        };
    }

    /** The name of an enumerated value. */
    static String value(String element, long value) {
        return switch (element) {
            case "ResultCode" -> result(value);
            case "Scope" ->
                switch ((int) value) {
                    case 0 -> "baseObject";
                    case 1 -> "singleLevel";
                    case 2 -> "wholeSubtree";
                    default -> "Unknown(" + value + ')';
                };
            case "DerefAliases" ->
                switch ((int) value) {
                    case 0 -> "neverDerefAliases";
                    case 1 -> "derefInSearching";
                    case 2 -> "derefFindingBaseObj";
                    case 3 -> "derefAlways";
                    default -> "Unknown(" + value + ')';
                };
            default -> "Unknown(" + value + ')';
        };
    }

    private static String result(long code) {
        return switch ((int) code) {
            case 0 -> "success";
            case 1 -> "operationsError";
            case 2 -> "protocolError";
            case 3 -> "timeLimitExceeded";
            case 4 -> "sizeLimitExceeded";
            case 5 -> "compareFalse";
            case 6 -> "compareTrue";
            case 7 -> "authMethodNotSupported";
            case 8 -> "strongerAuthRequired";
            case 10 -> "referral";
            case 14 -> "saslBindInProgress";
            case 16 -> "noSuchAttribute";
            case 32 -> "noSuchObject";
            case 34 -> "invalidDNSyntax";
            case 49 -> "invalidCredentials";
            case 50 -> "insufficientAccessRights";
            case 51 -> "busy";
            case 52 -> "unavailable";
            case 53 -> "unwillingToPerform";
            case 68 -> "entryAlreadyExists";
            case 80 -> "other";
            default -> "Unknown(" + code + ')';
        };
    }
}
