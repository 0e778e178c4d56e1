package dev.toami.cli;

import java.util.List;
import java.util.Optional;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.DeviceFlag;
import dev.toami.engine.NetworkDevice;

/** Finds the device that {@code -i} names. */
final class Devices {
    private Devices() {}

    /** The device of a name or of a number in {@code toami devices}; empty if there is no such name. */
    static Optional<NetworkDevice> find(CaptureEngine engine, String nameOrNumber) throws CaptureException {
        List<NetworkDevice> devices = engine.devices();
        for (NetworkDevice device : devices) {
            if (device.name().equals(nameOrNumber)) {
                return Optional.of(device);
            }
        }
        if (!isNumber(nameOrNumber)) {
            return Optional.empty();
        }
        int number = nameOrNumber.length() > 9 ? 0 : Integer.parseInt(nameOrNumber);
        if (number < 1 || number > devices.size()) {
            throw new UsageException(
                    "there is no device number " + nameOrNumber + "; toami devices lists 1 to " + devices.size());
        }
        return Optional.of(devices.get(number - 1));
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** The first real device that is in use. */
    static NetworkDevice preferred(CaptureEngine engine) throws CaptureException {
        for (NetworkDevice device : engine.devices()) {
            boolean real = !device.isLoopback() && !device.name().equals(NetworkDevice.ANY);
            if (real && device.isUp() && device.flags().contains(DeviceFlag.RUNNING)) {
                return device;
            }
        }
        throw new UsageException("no suitable device found; name one with -i");
    }
}
