package dev.toami.protocols.text;

import java.util.Locale;
import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.format.BytesText;

/** How the lines of a protocol of commands and replies look. */
final class CommandSyntax {
    static final CommandSyntax FTP = new CommandSyntax(
            LayerType.FTP,
            "ABOR ACCT ADAT ALLO APPE AUTH CCC CDUP CONF CWD DELE ENC EPRT EPSV FEAT HELP HOST LANG LIST MDTM MIC MKD MLSD"
                    + " MLST MODE NLST NOOP OPTS PASS PASV PBSZ PORT PROT PWD QUIT REIN REST RETR RMD RNFR RNTO SITE SIZE"
                    + " SMNT STAT STOR STOU STRU SYST TYPE USER XCUP XMKD XPWD XRMD CLNT MFMT");
    static final CommandSyntax SMTP = new CommandSyntax(
            LayerType.SMTP,
            "HELO EHLO MAIL RCPT DATA RSET VRFY EXPN HELP NOOP QUIT AUTH STARTTLS BDAT ETRN SEND SOML SAML TURN LHLO");
    static final CommandSyntax POP3 = new CommandSyntax(
            LayerType.POP3, "USER PASS APOP AUTH CAPA DELE LIST NOOP QUIT RETR RSET STAT STLS TOP UIDL UTF8 LANG");
    static final CommandSyntax IMAP = new CommandSyntax(
            LayerType.IMAP,
            "APPEND AUTHENTICATE CAPABILITY CHECK CLOSE COMPRESS COPY CREATE DELETE ENABLE EXAMINE EXPUNGE FETCH GETACL"
                    + " GETQUOTAROOT ID IDLE LIST LOGIN LOGOUT LSUB MOVE NAMESPACE NOOP RENAME SEARCH SELECT SETACL SORT"
                    + " STARTTLS STATUS STORE SUBSCRIBE THREAD UID UNSELECT UNSUBSCRIBE XLIST");

    /** A line; not the last one of a reply if more follow. Offsets: its start, its word, its text, the end of its text and the next line. */
    record Parts(boolean isReply, boolean isLast, int start, int word, int wordEnd, int text, int end, int next) {}

    private static final int LONGEST_WORD = 16;
    private static final Set<String> IMAP_STATUS = Set.of("OK", "NO", "BAD", "BYE", "PREAUTH");

    private final LayerType type;
    private final Set<String> commands;

    private CommandSyntax(LayerType type, String commands) {
        this.type = type;
        this.commands = Set.of(commands.split(" "));
    }

    LayerType type() {
        return type;
    }

    /** The line at {@code start}, null if there is none or it looks otherwise; the last may have no line feed. */
    Parts read(Bytes in, int start) {
        int next = BytesText.indexOf(in, '\n', start) + 1;
        int end = next == 0 ? in.length() : HeaderLines.contentEnd(in, start, next);
        if (end <= start) {
            return null;
        }
        return this == IMAP
                ? imap(in, start, end, next == 0 ? in.length() : next)
                : plain(in, start, end, next == 0 ? in.length() : next);
    }

    private Parts plain(Bytes in, int start, int end, int next) {
        int wordEnd = wordEnd(in, start, end);
        boolean reply = this == POP3 ? isPop3Status(in, start, wordEnd) : isCode(in, start, end);
        if (reply && this != POP3) {
            wordEnd = start + 3;
        }
        if (!reply && (wordEnd - start > LONGEST_WORD || !commands.contains(upper(in, start, wordEnd)))) {
            return null;
        }
        boolean more = reply && this != POP3 && end > wordEnd && in.u8(wordEnd) == '-';
        return new Parts(reply, !more, start, start, wordEnd, Math.min(wordEnd + 1, end), end, next);
    }

    private static boolean isCode(Bytes in, int start, int end) {
        for (int i = start; i < start + 3; i++) {
            if (i >= end || in.u8(i) < '0' || in.u8(i) > '9') {
                return false;
            }
        }
        return end == start + 3 || in.u8(start + 3) == ' ' || in.u8(start + 3) == '-';
    }

    private static boolean isPop3Status(Bytes in, int start, int wordEnd) {
        String word = wordEnd - start > 4 ? "" : BytesText.utf8(in, start, wordEnd);
        return word.equals("+OK") || word.equals("-ERR") || word.equals("+");
    }

    private Parts imap(Bytes in, int start, int end, int next) {
        int tagEnd = wordEnd(in, start, end);
        if (tagEnd == start || tagEnd - start > LONGEST_WORD || tagEnd == end) {
            return null;
        }
        if (in.u8(start) == '+' && tagEnd == start + 1) {
            return new Parts(true, true, start, start, tagEnd, Math.min(tagEnd + 1, end), end, next);
        }
        int word = tagEnd + 1;
        int wordEnd = wordEnd(in, word, end);
        String name = wordEnd - word > LONGEST_WORD ? "" : upper(in, word, wordEnd);
        boolean untagged = in.u8(start) == '*' && tagEnd == start + 1;
        boolean reply = (untagged && !name.isEmpty()) || IMAP_STATUS.contains(name);
        return reply || commands.contains(name)
                ? new Parts(reply, true, start, word, wordEnd, Math.min(wordEnd + 1, end), end, next)
                : null;
    }

    private static int wordEnd(Bytes in, int start, int end) {
        int at = start;
        while (at < end && in.u8(at) != ' ') {
            at++;
        }
        return at;
    }

    private static String upper(Bytes in, int start, int end) {
        return BytesText.utf8(in, start, end).toUpperCase(Locale.ROOT);
    }

    /** The word of a line in upper case. */
    String word(Bytes in, Parts line) {
        return upper(in, line.word(), line.wordEnd());
    }
}
