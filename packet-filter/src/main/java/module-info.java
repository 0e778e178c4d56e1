/** The pcap-filter(7) language: compiler to classic BPF, verifier, interpreter, compiler to JVM bytecode, disassembler. */
module dev.toami.filter {
    requires transitive dev.toami.engine;
    requires org.objectweb.asm;

    exports dev.toami.filter;
    exports dev.toami.filter.bpf;
}
