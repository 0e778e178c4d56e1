package dev.toami.engine.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.DeviceDownException;
import dev.toami.engine.DeviceFlag;
import dev.toami.engine.DeviceNotFoundException;
import dev.toami.engine.FilterSyntaxException;
import dev.toami.engine.LinkType;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;

import static dev.toami.engine.contract.Sabotage.backend;
import static dev.toami.engine.contract.Sabotage.devices;
import static dev.toami.engine.contract.Sabotage.opening;
import static dev.toami.engine.contract.Sabotage.options;
import static dev.toami.engine.contract.Sabotage.pretending;
import static dev.toami.engine.contract.Sabotage.session;

/** Backends that say something wrong of themselves and of their devices, and that open wrongly. */
final class OpenSabotages {
    private static final ConcurrentLinkedQueue<CaptureSession> LEAKED = new ConcurrentLinkedQueue<>();

    private OpenSabotages() {}

    static List<Sabotage> table() {
        String id = "itsIdIsAWordAndItCanRunHere";
        String listed = "theDeviceIsListed";
        String asked = "aSessionIsWhatWasAskedFor";
        String unknown = "anUnknownDeviceIsNotFound";
        String down = "aDeviceThatIsDownIsNotOpened";
        String syntax = "aFilterThatIsNotInTheLanguageShowsWhere";
        AtomicInteger ids = new AtomicInteger();
        return List.of(
                backend("has an id of two words", whole -> named(whole, () -> "fake device"), id),
                backend("is called auto", whole -> named(whole, () -> "auto"), id),
                backend("changes its id", whole -> named(whole, () -> "fake" + ids.incrementAndGet()), id),
                backend("cannot run", whole -> available(whole, new Availability(false, "no")), id),
                backend("has a reason of two lines", whole -> available(whole, new Availability(true, "a\nb")), id),
                devices("lists nothing", all -> List.of(), listed),
                devices("lists its devices twice", all -> concat(all, all), listed),
                devices("lists a device as down", all -> changed(all, Set.of(), 1500, LinkType.ETHERNET), listed),
                devices("has no MTU", all -> changed(all, Set.of(DeviceFlag.UP), 0, LinkType.ETHERNET), listed),
                devices(
                        "lists a wrong link type",
                        all -> changed(all, Set.of(DeviceFlag.UP), 1500, LinkType.RAW),
                        listed),
                devices("lists any and has none", all -> concat(all, List.of(device(NetworkDevice.ANY))), listed)
                        .without(Capability.ANY_DEVICE),
                devices("lists nflog and has none", all -> concat(all, List.of(device("nflog"))), listed)
                        .without(Capability.PSEUDO_DEVICES),
                pretending(Capability.ANY_DEVICE, listed, "onAnyFramesAreCooked", "onAnyVlanTagsAreKeptOrLost"),
                options("captures more than asked", o -> o.toBuilder().snapLength(o.snapLength() + 1), asked),
                session("gives its device another name", OpenSabotages::renamed, asked),
                session("gives another link type", OpenSabotages::raw, asked),
                session("is not open", OpenSabotages::closed, asked),
                opening(
                        "opens any device by any name",
                        (whole, device, options) -> whole.open("eth0", options),
                        unknown,
                        "aFailedOpenLeavesNothingBehind"),
                opening(
                        "does not tell which device is unknown",
                        (whole, device, options) -> {
                            try {
                                return whole.open(device, options);
                            } catch (DeviceNotFoundException e) {
                                throw new DeviceNotFoundException("no such device");
                            }
                        },
                        unknown),
                opening(
                        "fails untyped",
                        (whole, device, options) -> {
                            try {
                                return whole.open(device, options);
                            } catch (CaptureException e) {
                                throw new CaptureException(e.getMessage());
                            }
                        },
                        unknown,
                        down),
                opening(
                        "opens another device than one that is down",
                        (whole, device, options) -> {
                            try {
                                return whole.open(device, options);
                            } catch (DeviceDownException e) {
                                return whole.open(NetworkDevice.ANY, options);
                            }
                        },
                        down),
                opening(
                        "does not tell which device is down",
                        (whole, device, options) -> {
                            try {
                                return whole.open(device, options);
                            } catch (DeviceDownException e) {
                                throw new DeviceDownException("the device is not up");
                            }
                        },
                        down),
                opening(
                                "opens without a filter where it is wrong",
                                (whole, device, options) -> {
                                    try {
                                        return whole.open(device, options);
                                    } catch (FilterSyntaxException e) {
                                        return whole.open(
                                                device,
                                                options.toBuilder().filter("").build());
                                    }
                                },
                                syntax,
                                "aFailedOpenLeavesNothingBehind",
                                "filtersMayAskForTheDirection")
                        .without(Capability.PACKET_TYPE),
                opening(
                        "does not tell where a filter is wrong",
                        (whole, device, options) -> {
                            try {
                                return whole.open(device, options);
                            } catch (FilterSyntaxException e) {
                                throw new FilterSyntaxException(e.expression(), 0, 0, e.reason());
                            }
                        },
                        syntax),
                opening(
                        "tells untyped that a filter is wrong",
                        (whole, device, options) -> {
                            try {
                                return whole.open(device, options);
                            } catch (FilterSyntaxException e) {
                                throw new IllegalArgumentException(e.getMessage(), e);
                            }
                        },
                        syntax),
                opening(
                        "leaks when a filter is wrong",
                        (whole, device, options) -> {
                            try {
                                return whole.open(device, options);
                            } catch (FilterSyntaxException e) {
                                LEAKED.add(whole.open(device, CaptureOptions.defaults()));
                                throw e;
                            }
                        },
                        "aFailedOpenLeavesNothingBehind"),
                opening(
                        "leaks when a device is unknown",
                        (whole, device, options) -> {
                            try {
                                return whole.open(device, options);
                            } catch (DeviceNotFoundException e) {
                                LEAKED.add(whole.open("eth0", options));
                                throw e;
                            }
                        },
                        "aFailedOpenLeavesNothingBehind"));
    }

    private static CaptureBackend named(CaptureBackend whole, Supplier<String> name) {
        return new BrokenBackend(whole) {
            @Override
            public String id() {
                return name.get();
            }
        };
    }

    private static CaptureBackend available(CaptureBackend whole, Availability availability) {
        return new BrokenBackend(whole) {
            @Override
            public Availability availability() {
                return availability;
            }
        };
    }

    private static CaptureSession renamed(CaptureSession session) {
        return new Broken(session) {
            @Override
            public String device() {
                return "eth1";
            }
        };
    }

    private static CaptureSession raw(CaptureSession session) {
        return new Broken(session) {
            @Override
            public LinkType linkType() {
                return LinkType.RAW;
            }
        };
    }

    private static CaptureSession closed(CaptureSession session) {
        return new Broken(session) {
            @Override
            public boolean isOpen() {
                return false;
            }
        };
    }

    private static NetworkDevice device(String name) {
        return new NetworkDevice(name, 0, Set.of(DeviceFlag.UP), Optional.empty(), 0, LinkType.LINUX_SLL2, List.of());
    }

    private static List<NetworkDevice> concat(List<NetworkDevice> some, List<NetworkDevice> others) {
        List<NetworkDevice> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static List<NetworkDevice> changed(
            List<NetworkDevice> all, Set<DeviceFlag> flags, int mtu, LinkType linkType) {
        UnaryOperator<NetworkDevice> change = device -> device.name().equals("eth0")
                ? new NetworkDevice(
                        "eth0", device.index(), flags, device.macAddress(), mtu, linkType, device.addresses())
                : device;
        return all.stream().map(change).toList();
    }
}
