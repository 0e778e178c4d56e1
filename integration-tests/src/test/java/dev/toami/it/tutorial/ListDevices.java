package dev.toami.it.tutorial;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.DeviceAddress;
import dev.toami.engine.NetworkDevice;

public final class ListDevices {
    private ListDevices() {}

    public static void main(String[] args) throws Exception {
        try (CaptureEngine engine = CaptureEngine.open()) {
            for (NetworkDevice device : engine.devices()) {
                System.out.println("Name: " + device.name() + " " + device.flags());
                for (DeviceAddress address : device.addresses()) {
                    System.out.println("- IP address: " + address.address());
                    System.out.println("- Subnet mask: " + address.netmask());
                }
            }
        }
    }
}
