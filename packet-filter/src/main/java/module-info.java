/** The pcap-filter(7) language: compiler to classic BPF, verifier, interpreter, disassembler. */
module dev.toami.filter {
    requires transitive dev.toami.engine;

    exports dev.toami.filter;
    exports dev.toami.filter.bpf;
}
