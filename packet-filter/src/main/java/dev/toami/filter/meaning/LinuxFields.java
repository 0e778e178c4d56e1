package dev.toami.filter.meaning;

import java.util.Optional;

import dev.toami.engine.LinkType;
import dev.toami.filter.FilterTarget;
import dev.toami.filter.bpf.AncillaryLoad;
import dev.toami.filter.syntax.Arithmetic;
import dev.toami.filter.syntax.LinuxField;

/** What Linux keeps beside the bytes of a live packet. Of all of it a file has the type of the device, in a cooked header. */
final class LinuxFields {
    private final FilterTarget target;
    private final Problems problems;

    LinuxFields(FilterTarget target, Problems problems) {
        this.target = target;
        this.problems = problems;
    }

    Value meaning(LinkLayer link, Arithmetic.Linux linux) {
        LinuxField field = linux.field();
        Optional<Value> inHeader = field == LinuxField.HATYPE ? hardwareType(link) : Optional.empty();
        problems.check(
                inHeader.isPresent() || target.isLive(),
                linux.span(),
                "\"" + field + "\" is known of live packets only");
        return inHeader.orElseGet(() -> Loads.metadata(load(field), 4));
    }

    /** The same in a file as live: the header is at the start of the frame, whatever is looked at inside it. */
    private Optional<Value> hardwareType(LinkLayer link) {
        if (target.linkType().equals(LinkType.LINUX_SLL)) {
            return Optional.of(link.loads.at(Offset.of(2), 2));
        }
        return target.linkType().equals(LinkType.LINUX_SLL2)
                ? Optional.of(link.loads.at(Offset.of(8), 2))
                : Optional.empty();
    }

    private static AncillaryLoad load(LinuxField field) {
        return switch (field) {
            case MARK -> AncillaryLoad.MARK;
            case QUEUE -> AncillaryLoad.QUEUE;
            case RXHASH -> AncillaryLoad.RX_HASH;
            case CPU -> AncillaryLoad.CPU;
            case HATYPE -> AncillaryLoad.HARDWARE_TYPE;
        };
    }
}
