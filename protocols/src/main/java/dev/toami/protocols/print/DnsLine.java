package dev.toami.protocols.print;

import java.util.List;

import dev.toami.protocols.dns.DnsMessage;
import dev.toami.protocols.dns.DnsQuestion;

/** A DNS message in tcpdump's words: identifier, question, and of a response its counts. */
final class DnsLine {
    private DnsLine() {}

    static void append(StringBuilder out, DnsMessage dns) {
        out.append(dns.id());
        if (dns.isResponse()) {
            out.append(dns.responseCode().value() == 0 ? "" : " " + dns.responseCode());
            out.append(dns.isAuthoritative() ? "*" : "").append(dns.isShortened() ? "|" : "");
            out.append(' ').append(dns.answers().size());
            out.append('/').append(dns.authorities().size());
            out.append('/').append(dns.additionals().size());
        } else {
            out.append(dns.isRecursionDesired() ? "+" : "");
        }
        List<DnsQuestion> questions = dns.questions();
        if (!questions.isEmpty()) {
            out.append(' ')
                    .append(questions.get(0).type())
                    .append("? ")
                    .append(questions.get(0).name());
        }
        out.append(" (").append(dns.messageLength()).append("): ");
    }
}
