package dev.toami.filter.bpf;

import dev.toami.engine.Bytes;

/** Something that runs one program, as {@link Interpreter#run}. */
abstract class Code {
    abstract int run(Bytes packet, int originalLength, Ancillary ancillary);
}
