/**
 * Classic BPF: {@link dev.toami.filter.bpf.Instruction instructions}, their verification, text, interpretation and
 * compilation to bytecode of the JVM.
 *
 * <p>Deliberately absent: the filter language, which only the packages beside this one know, and loading a program into
 * the kernel, which is a backend's work.
 */
package dev.toami.filter.bpf;
