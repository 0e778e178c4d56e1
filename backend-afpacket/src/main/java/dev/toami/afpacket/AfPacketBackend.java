package dev.toami.afpacket;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.toami.afpacket.netlink.DeviceList;
import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.afpacket.sys.Errors;
import dev.toami.afpacket.sys.Syscalls;
import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.Configuration;
import dev.toami.engine.ConfigurationException;
import dev.toami.engine.LinkWatch;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.Setting;
import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;

/** Captures and injects through packet sockets, with no libpcap. Thread-safe. */
public final class AfPacketBackend implements CaptureBackend {
    private final AfPacketSettings settings;

    /** For the service loader; does nothing. */
    public AfPacketBackend() {
        this(AfPacketSettings.DEFAULTS);
    }

    private AfPacketBackend(AfPacketSettings settings) {
        this.settings = settings;
    }

    @Override
    public String id() {
        return "afpacket";
    }

    @Override
    public List<Setting<?>> settings() {
        return AfPacketSettings.ALL;
    }

    /** All of a process share the native library, so that the first that is configured decides where it is unpacked. */
    @Override
    public CaptureBackend configured(Configuration configuration) throws ConfigurationException {
        Syscalls.configure(configuration);
        return new AfPacketBackend(AfPacketSettings.of(configuration));
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(Capability.PSEUDO_DEVICES));
    }

    @Override
    public Availability availability() {
        String system = System.getProperty("os.name", "");
        if (!system.toLowerCase(Locale.ROOT).equals("linux")) {
            return Availability.unavailable("packet sockets are Linux's; this is " + system);
        }
        try {
            Syscalls.load();
            return Availability.available("packet sockets of Linux " + System.getProperty("os.version"));
        } catch (CaptureException e) {
            return Availability.unavailable(e.getMessage());
        }
    }

    @Override
    public List<NetworkDevice> devices() throws CaptureException {
        return DeviceList.read(Syscalls.load());
    }

    @Override
    public CaptureSession open(String device, CaptureOptions options) throws CaptureException {
        return openGroup(device, List.of(options)).get(0);
    }

    @Override
    public List<CaptureSession> openGroup(String device, List<CaptureOptions> members) throws CaptureException {
        Syscalls syscalls = Syscalls.load();
        boolean awaitDevice = members.get(0).awaitDevice();
        CaptureTarget target = CaptureTarget.find(syscalls, device, awaitDevice);
        SessionOpener opener = new SessionOpener(syscalls, settings, target, members.size());
        List<OpenMember> opened = new ArrayList<>();
        boolean allOpen = false;
        try {
            for (CaptureOptions options : members) {
                OpenMember member = opener.open(inOneGroup(options, opened));
                opened.add(member);
                member.bind();
            }
            if (members.size() > 1) {
                FanoutGroup.settle(syscalls);
            }
            for (OpenMember member : opened) {
                member.start();
            }
            allOpen = true;
            return opened.stream().<CaptureSession>map(OpenMember::session).toList();
        } catch (ErrnoException e) {
            throw Errors.of("capture on " + device, e);
        } finally {
            if (!allOpen) {
                opened.forEach(member -> member.session().close());
            }
        }
    }

    /** A new group is new for the first member only. */
    private static CaptureOptions inOneGroup(CaptureOptions options, List<OpenMember> before) throws ErrnoException {
        if (before.isEmpty()) {
            return options;
        }
        int group = before.get(0).socket().fanoutGroup();
        return options.toBuilder()
                .fanout(options.fanout().map(fanout -> fanout.withGroup(group)))
                .build();
    }

    @Override
    public LinkWatch watchLinks() throws CaptureException {
        return RtnetlinkWatch.open(Syscalls.load());
    }

    @Override
    public void dropPrivileges(String user) throws CaptureException {
        Privileges.drop(user);
    }
}
