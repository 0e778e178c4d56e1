/**
 * The filter language of pcap-filter(7), compiled to classic BPF: {@link dev.toami.filter.FilterCompiler} is the entry,
 * {@link dev.toami.filter.CompiledFilter} what comes out.
 *
 * <p>The stages lie in the packages below: {@code syntax}, {@code meaning}, {@code flow}, {@code optimize}, {@code
 * codegen}; {@code bpf} is the machine. Deliberately absent: sockets, files and DNS.
 */
package dev.toami.filter;
