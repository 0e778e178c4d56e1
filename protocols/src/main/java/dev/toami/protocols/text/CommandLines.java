package dev.toami.protocols.text;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.Bytes;
import dev.toami.protocols.ApplicationLayer;
import dev.toami.protocols.FieldVisitor;
import dev.toami.protocols.Layer;
import dev.toami.protocols.LayerType;
import dev.toami.protocols.MalformedPacketException;
import dev.toami.protocols.Payload;
import dev.toami.protocols.format.BytesText;

/**
 * Command or reply lines of FTP (RFC 959), SMTP (RFC 5321), POP3 (RFC 1939) or IMAP (RFC 9051). Immutable.
 *
 * <pre>
 *  FTP, SMTP:  COMMAND arguments        CODE text, or CODE-text if more lines follow
 *  POP3:       COMMAND arguments        +OK text, or -ERR text
 *  IMAP:       TAG COMMAND arguments    TAG OK text, or * DATA, or + text
 * </pre>
 *
 * <p>Lines are read as long as they look like that; the rest is the payload.
 */
public final class CommandLines extends Layer implements ApplicationLayer {
    /**
     * A line.
     *
     * @param isReply false for a command
     * @param isLast false if more lines of the same reply follow
     * @param tag what ties replies to commands in IMAP; empty in the others
     * @param word the command in upper case, or the reply's code or status
     * @param text what follows
     */
    public record Line(boolean isReply, boolean isLast, String tag, String word, String text) {}

    private final CommandSyntax syntax;
    private final List<CommandSyntax.Parts> parts;

    private CommandLines(Bytes in, CommandSyntax syntax, List<CommandSyntax.Parts> parts) {
        super(in);
        this.syntax = syntax;
        this.parts = parts;
    }

    public static CommandLines parseFtp(Bytes in) throws MalformedPacketException {
        return parse(in, CommandSyntax.FTP);
    }

    public static CommandLines parseSmtp(Bytes in) throws MalformedPacketException {
        return parse(in, CommandSyntax.SMTP);
    }

    public static CommandLines parsePop3(Bytes in) throws MalformedPacketException {
        return parse(in, CommandSyntax.POP3);
    }

    public static CommandLines parseImap(Bytes in) throws MalformedPacketException {
        return parse(in, CommandSyntax.IMAP);
    }

    private static CommandLines parse(Bytes in, CommandSyntax syntax) throws MalformedPacketException {
        if (syntax.read(in, 0) == null) {
            throw MalformedPacketException.invalid(
                    syntax.type(), 0, 1, in.length(), syntax.type() + " segment begins with no command or reply");
        }
        return of(in, syntax);
    }

    private static CommandLines of(Bytes in, CommandSyntax syntax) {
        List<CommandSyntax.Parts> parts = new ArrayList<>();
        int at = 0;
        for (CommandSyntax.Parts line = syntax.read(in, 0); line != null; line = syntax.read(in, at)) {
            parts.add(line);
            at = line.next();
        }
        return new CommandLines(in, syntax, parts);
    }

    /** Lines at the beginning of a segment, or a payload if none begin there, as in a mail's text. */
    public static Layer ftpSegment(Bytes in) {
        return segment(in, CommandSyntax.FTP);
    }

    /** The same for SMTP. */
    public static Layer smtpSegment(Bytes in) {
        return segment(in, CommandSyntax.SMTP);
    }

    /** The same for POP3. */
    public static Layer pop3Segment(Bytes in) {
        return segment(in, CommandSyntax.POP3);
    }

    /** The same for IMAP. */
    public static Layer imapSegment(Bytes in) {
        return segment(in, CommandSyntax.IMAP);
    }

    private static Layer segment(Bytes in, CommandSyntax syntax) {
        return syntax.read(in, 0) == null ? Payload.of(in) : of(in, syntax);
    }

    /** At least one. */
    public List<Line> lines() {
        return parts.stream().map(this::line).toList();
    }

    private Line line(CommandSyntax.Parts line) {
        return new Line(
                line.isReply(),
                line.isLast(),
                BytesText.utf8(bytes(), line.start(), Math.max(line.word() - 1, line.start())),
                syntax.word(bytes(), line),
                BytesText.utf8(bytes(), line.text(), line.end()));
    }

    @Override
    public LayerType type() {
        return syntax.type();
    }

    @Override
    public Bytes contents() {
        return bytes().slice(0, parts.get(parts.size() - 1).next());
    }

    @Override
    public Bytes payload() {
        return bytes().slice(contents().length());
    }

    /** The code of a reply of several lines stands in the first of them. */
    @Override
    public void describe(FieldVisitor visitor) {
        if (visitor.beginList("Lines", 0, contents().length(), parts.size())) {
            boolean first = true;
            for (CommandSyntax.Parts each : parts) {
                Line line = line(each);
                visitor.beginStruct("", each.start(), each.next() - each.start());
                if (!line.tag().isEmpty()) {
                    visitor.text("Tag", each.start(), each.word() - 1 - each.start(), line.tag());
                }
                int wordLength = each.wordEnd() - each.word();
                if (first) {
                    visitor.text(line.isReply() ? "Code" : "Command", each.word(), wordLength, line.word());
                }
                if (!line.text().isEmpty()) {
                    int textLength = each.end() - each.text();
                    visitor.text(line.isReply() ? "Text" : "Argument", each.text(), textLength, line.text());
                }
                visitor.endStruct();
                first = line.isLast();
            }
        }
        visitor.endList();
    }
}
