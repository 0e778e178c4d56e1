package dev.toami.filter.syntax;

import java.util.ArrayList;
import java.util.List;

import dev.toami.engine.FilterSyntaxException;

/**
 * Cuts an expression into tokens: at each place the longest that fits, and of two equally long ones the first of keyword,
 * MAC address, number, IPv4 address, IPv6 address, named number, name.
 */
final class Lexer {
    private static final String SIGNS = "+-*/%:[]!<>()&|^=";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.skipSpace()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(Token.Kind.END, "", 0, new Span(text.length(), text.length())));
        return lexer.tokens;
    }

    private boolean skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length();
    }

    private void next() {
        char c = text.charAt(at);
        if (Lexemes.isWordStart(c) || c == ':') {
            int mac = Lexemes.mac(text, at);
            int ipv6 = Ipv6Lexeme.length(text, at);
            int ipv4 = Lexemes.ipv4(text, at, 2);
            int number = Lexemes.number(text, at);
            int word = Lexemes.word(text, at);
            int longest = Math.max(Math.max(Math.max(mac, ipv6), Math.max(ipv4, number)), word);
            int brokenMac = Lexemes.brokenMac(text, at);
            if (brokenMac > longest) {
                throw error(brokenMac, "not a MAC address: " + Token.quote(text.substring(at, at + brokenMac)));
            }
            if (longest > 0) {
                word(longest, mac, number, ipv4, ipv6);
                return;
            }
        }
        if (c == '\\' && Lexemes.quoted(text, at) > 1) {
            int length = Lexemes.quoted(text, at);
            add(Token.Kind.NAME, text.substring(at + 1, at + length), 0, length);
            return;
        }
        int arcnet = Lexemes.arcnet(text, at);
        if (arcnet > 0) {
            String digits = text.substring(at + 1, at + arcnet);
            add(Token.Kind.ARCNET, "$" + digits, Integer.parseInt(digits, 16), arcnet);
            return;
        }
        sign(c);
    }

    private void word(int longest, int mac, int number, int ipv4, int ipv6) {
        String lexeme = text.substring(at, at + longest);
        String keyword = Keywords.canonical(lexeme);
        Integer named = Keywords.number(lexeme);
        if (keyword != null) {
            add(Token.Kind.KEYWORD, keyword, 0, longest);
        } else if (longest == mac) {
            add(Token.Kind.MAC, lexeme, 0, longest);
        } else if (longest == number) {
            add(Token.Kind.NUMBER, lexeme, value(lexeme), longest);
        } else if (longest == ipv4) {
            add(Token.Kind.IPV4, lexeme, 0, longest);
        } else if (longest == ipv6) {
            add(Token.Kind.IPV6, lexeme, 0, longest);
        } else if (named != null) {
            add(Token.Kind.NUMBER, lexeme, named, longest);
        } else {
            add(Token.Kind.NAME, lexeme, 0, longest);
        }
    }

    private int value(String lexeme) {
        boolean hexadecimal = lexeme.startsWith("0x") || lexeme.startsWith("0X");
        boolean octal = !hexadecimal && lexeme.startsWith("0");
        int radix = hexadecimal ? 16 : octal ? 8 : 10;
        long value = 0;
        for (int i = hexadecimal ? 2 : 0; i < lexeme.length(); i++) {
            int digit = Character.digit(lexeme.charAt(i), radix);
            if (digit < 0) {
                throw error(
                        lexeme.length(),
                        Token.quote(lexeme) + " begins with 0, so it is octal and cannot have the digit "
                                + lexeme.charAt(i));
            }
            value = value * radix + digit;
            if (value >>> 32 != 0) {
                throw error(lexeme.length(), Token.quote(lexeme) + " is more than a number of 32 bits can be");
            }
        }
        return (int) value;
    }

    private void sign(char c) {
        String two = text.substring(at, Math.min(at + 2, text.length()));
        switch (two) {
            case ">=", "<=", "!=", "<<", ">>" -> add(Token.Kind.SIGN, two, 0, 2);
            case "==" -> add(Token.Kind.SIGN, "=", 0, 2);
            case "&&" -> add(Token.Kind.KEYWORD, "and", 0, 2);
            case "||" -> add(Token.Kind.KEYWORD, "or", 0, 2);
            default -> {
                if (SIGNS.indexOf(c) < 0) {
                    throw error(1, stray(c));
                }
                if (c == '!') {
                    add(Token.Kind.KEYWORD, "not", 0, 1);
                } else {
                    add(Token.Kind.SIGN, String.valueOf(c), 0, 1);
                }
            }
        }
    }

    private static String stray(char c) {
        return switch (c) {
            case '\'', '"', '`' -> "names are not quoted";
            case ',', ';' -> "alternatives are joined by \"or\"";
            case '$' -> "expected one or two hexadecimal digits behind \"$\"";
            case '\\' -> "expected a name behind the backslash";
            default -> "unexpected character " + Token.quote(String.valueOf(c));
        };
    }

    private void add(Token.Kind kind, String lexeme, int number, int length) {
        tokens.add(new Token(kind, lexeme, number, new Span(at, at + length)));
        at += length;
    }

    private FilterSyntaxException error(int length, String reason) {
        return new FilterSyntaxException(text, at, at + length, reason);
    }
}
