package dev.toami.cli;

import java.io.IOException;
import java.util.List;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.DeviceAddress;
import dev.toami.engine.DeviceFlag;
import dev.toami.engine.NetworkDevice;

/** The devices, numbered for {@code capture -i}. */
final class DevicesCommand implements Command {
    @Override
    public String summary() {
        return "list the devices that frames can be captured on";
    }

    @Override
    public Options options(List<String> arguments) {
        return new Options("toami devices [--watch]", summary())
                .flag("print what happens to devices, a line an event, until a signal comes", "--watch");
    }

    @Override
    public int run(Arguments arguments, Context context) throws IOException {
        arguments.refuseWords();
        try (CaptureEngine engine = context.openEngine()) {
            if (arguments.has("--watch")) {
                return new WatchedLinks(engine, context.console()).run();
            }
            StringBuilder text = new StringBuilder();
            int number = 1;
            for (NetworkDevice device : engine.devices()) {
                append(text, number++, device);
            }
            context.console().print(text.toString());
        }
        return Toami.OK;
    }

    private static void append(StringBuilder text, int number, NetworkDevice device) {
        text.append(number).append('.').append(device.name());
        if (device.name().equals(NetworkDevice.ANY)) {
            text.append(" (Pseudo-device that captures on all interfaces)");
        }
        text.append(" [").append(state(device)).append("]\n    ");
        device.macAddress().ifPresent(mac -> text.append("mac ").append(mac).append("  "));
        if (device.mtu() > 0) {
            text.append("mtu ").append(device.mtu()).append("  ");
        }
        text.append("link-type ").append(device.linkType()).append('\n');
        for (DeviceAddress address : device.addresses()) {
            text.append("    ")
                    .append(address.address().length() == 4 ? "inet " : "inet6 ")
                    .append(address);
            text.append("  netmask ").append(address.netmask());
            address.broadcast().ifPresent(ip -> text.append("  broadcast ").append(ip));
            address.peer().ifPresent(ip -> text.append("  peer ").append(ip));
            text.append('\n');
        }
    }

    /** In tcpdump's words, where a device that is up may lack a carrier. */
    private static String state(NetworkDevice device) {
        StringBuilder state = new StringBuilder();
        if (device.isUp()) {
            state.append("Up");
        }
        if (device.flags().contains(DeviceFlag.RUNNING)) {
            state.append(", Running");
        }
        if (device.isLoopback()) {
            state.append(", Loopback");
        } else if (!device.name().equals(NetworkDevice.ANY)) {
            state.append(device.flags().contains(DeviceFlag.LOWER_UP) ? ", Connected" : ", Disconnected");
        }
        return state.isEmpty() ? "none" : state.charAt(0) == ',' ? "none" + state : state.toString();
    }
}
