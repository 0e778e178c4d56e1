package dev.toami.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import dev.toami.engine.CaptureOptions;
import dev.toami.engine.Ipv4Address;
import dev.toami.engine.LinkType;
import dev.toami.filter.CompiledFilter;
import dev.toami.filter.FilterCompiler;
import dev.toami.filter.FilterStages;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.NameResolver;
import dev.toami.filter.bpf.Disassembler;
import dev.toami.filter.bpf.Instruction;

/** Shows the BPF program of a filter, how it came to be, or the programs of many filters. */
final class CompileCommand implements Command {
    @Override
    public String summary() {
        return "show the BPF program that a filter becomes";
    }

    @Override
    public Options options(List<String> arguments) {
        return new Options(
                        """
                        toami compile [-d|-dd|-ddd|--stages] [-O] [-y LINKTYPE] [-s SNAP] [--target WHERE]
                                            [--netmask MASK] [-F FILE] [FILTER...]
                               toami compile --batch [-O]""",
                        summary())
                .flag("in readable form (default)", "-d")
                .flag("as C initialisers", "-dd")
                .flag("as decimal numbers, their count first", "-ddd")
                .flag("what each stage of the compiler makes of it", "--stages")
                .flag("without the optimizer", "-O")
                .value("-y", "LINKTYPE", "the link type by name or number (default: EN10MB)")
                .value("-s", "SNAP", "bytes accepted of a frame (default, and for 0: 262144)")
                .value(
                        "--target",
                        "WHERE",
                        "file (default); live: the kernel's raw packet socket; cooked: its cooked one (default link type"
                                + " LINUX_SLL2)")
                .value("--netmask", "MASK", "of the network, such as 255.255.255.0, for \"ip broadcast\"")
                .value("-F", "FILE", "read the filter from a file")
                .flag("filters from standard input, a line each; docs/filter.md shows the form", "--batch");
    }

    @Override
    public int run(Arguments arguments, Context context) throws IOException {
        boolean optimize = !arguments.has("-O");
        if (arguments.has("--batch")) {
            refuseBesideBatch(arguments);
            new CompileBatch(context.console(), optimize).run();
            return Toami.OK;
        }
        String expression = Filters.expression(arguments, arguments.words());
        FilterTarget target = target(arguments);
        context.console()
                .print(
                        arguments.has("--stages")
                                ? stages(expression, target, optimize)
                                : program(arguments, compile(expression, target, optimize)));
        return Toami.OK;
    }

    private static void refuseBesideBatch(Arguments arguments) {
        arguments.refuseWords();
        for (String option : List.of("-d", "-dd", "-ddd", "--stages", "-y", "-s", "--target", "--netmask", "-F")) {
            if (arguments.has(option)) {
                throw new UsageException(option + " does not go with --batch, whose lines say all");
            }
        }
    }

    static CompiledFilter compile(String expression, FilterTarget target, boolean optimize) {
        return optimize
                ? FilterCompiler.compile(expression, target)
                : FilterCompiler.compileUnoptimized(expression, target);
    }

    private static String program(Arguments arguments, CompiledFilter filter) {
        List<Instruction> program = filter.instructions();
        if (arguments.has("-ddd")) {
            return Disassembler.numbers(program);
        }
        return arguments.has("-dd") ? Disassembler.initializers(program) : Disassembler.disassemble(program);
    }

    private static String stages(String expression, FilterTarget target, boolean optimize) {
        FilterStages stages = optimize
                ? FilterCompiler.stages(expression, target)
                : FilterCompiler.stagesUnoptimized(expression, target);
        String before = headed("Syntax", stages.syntax())
                + headed("\nMeaning", stages.meaning())
                + headed("\nFlow", stages.flow());
        String after = optimize ? headed("\nFlow, optimized", stages.optimized()) : "";
        return before + after + headed("\nCode", stages.code());
    }

    private static String headed(String heading, String text) {
        return heading + "\n" + text.indent(2);
    }

    private static FilterTarget target(Arguments arguments) {
        int snapLength = Limits.snapLength(arguments).orElse(CaptureOptions.MAX_SNAP_LENGTH);
        FilterTarget.Kind kind =
                FilterTargets.kind("--target", arguments.value("--target").orElse("file"));
        LinkType byDefault = kind == FilterTarget.Kind.LIVE_COOKED ? LinkType.LINUX_SLL2 : LinkType.ETHERNET;
        LinkType linkType = arguments.value("-y").map(FilterTargets::linkType).orElse(byDefault);
        Optional<Ipv4Address> netmask = arguments.value("--netmask").map(Ipv4Address::parse);
        return new FilterTarget(kind, linkType, snapLength, netmask, NameResolver.system());
    }
}
