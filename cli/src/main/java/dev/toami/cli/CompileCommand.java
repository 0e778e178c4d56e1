package dev.toami.cli;

import java.io.IOException;
import java.util.List;

import dev.toami.engine.CaptureOptions;
import dev.toami.engine.LinkType;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.bpf.Disassembler;
import dev.toami.filter.bpf.Instruction;

/** Shows the BPF program of a filter. */
final class CompileCommand implements Command {
    @Override
    public String summary() {
        return "show the BPF program that a filter becomes";
    }

    @Override
    public Options options() {
        return new Options(
                        "toami compile [-d|-dd|-ddd] [-y LINKTYPE] [-s SNAP] [--target WHERE] [-F FILE] [FILTER...]",
                        summary())
                .flag("in readable form (default)", "-d")
                .flag("as C initialisers", "-dd")
                .flag("as decimal numbers, their count first", "-ddd")
                .value("-y", "LINKTYPE", "the link type by name or number (default: EN10MB)")
                .value("-s", "SNAP", "bytes accepted of a frame (default, and for 0: 262144)")
                .value(
                        "--target",
                        "WHERE",
                        "file (default); live: the kernel's raw packet socket; cooked: its cooked one (default link type"
                                + " LINUX_SLL2)")
                .value("-F", "FILE", "read the filter from a file");
    }

    @Override
    public int run(Arguments arguments, Context context) throws IOException {
        String expression = Filters.expression(arguments, arguments.words());
        List<Instruction> program =
                FilterCompiler.compile(expression, target(arguments)).instructions();
        String text;
        if (arguments.has("-ddd")) {
            text = Disassembler.numbers(program);
        } else if (arguments.has("-dd")) {
            text = Disassembler.initializers(program);
        } else {
            text = Disassembler.disassemble(program);
        }
        context.console().print(text);
        return Toami.OK;
    }

    private static FilterTarget target(Arguments arguments) {
        int snapLength = Limits.snapLength(arguments).orElse(CaptureOptions.MAX_SNAP_LENGTH);
        String target = arguments.value("--target").orElse("file");
        LinkType byDefault = target.equals("cooked") ? LinkType.LINUX_SLL2 : LinkType.ETHERNET;
        LinkType linkType = arguments.value("-y").map(CompileCommand::linkType).orElse(byDefault);
        return switch (target) {
            case "file" -> FilterTarget.file(linkType, snapLength);
            case "live" -> FilterTarget.liveRaw(linkType, snapLength);
            case "cooked" -> FilterTarget.liveCooked(linkType, snapLength);
            default -> throw new UsageException("invalid --target " + target + ": file, live or cooked");
        };
    }

    private static LinkType linkType(String name) {
        return LinkType.byName(name).orElseGet(() -> {
            try {
                return new LinkType(Integer.parseInt(name));
            } catch (NumberFormatException e) {
                throw new UsageException("invalid data link type " + name);
            }
        });
    }
}
