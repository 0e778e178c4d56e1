package dev.toami.engine.fake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.toami.engine.Bytes;
import dev.toami.engine.Capability;
import dev.toami.engine.DeviceFlag;
import dev.toami.engine.LinkType;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.contract.TestLink;

/** A fake device for the contract. */
public final class FakeLink implements TestLink {
    private final FakeBackend backend;
    private final FakeDevice device;

    public FakeLink(Set<Capability> capabilities) {
        backend = new FakeBackend(capabilities);
        device = backend.addDevice("eth0");
        if (capabilities.contains(Capability.PSEUDO_DEVICES)) {
            LinkType nflog = new LinkType(239);
            backend.addDevice(
                    new NetworkDevice("nflog", 0, Set.of(DeviceFlag.UP), Optional.empty(), 0, nflog, List.of()));
        }
    }

    @Override
    public FakeBackend backend() {
        return backend;
    }

    @Override
    public String device() {
        return device.name();
    }

    @Override
    public void arrive(Bytes frame) {
        device.arrive(frame);
    }

    @Override
    public Optional<Bytes> departed(Duration timeout) throws InterruptedException {
        return device.departed(timeout);
    }

    @Override
    public boolean slowDown() {
        device.setQueueRoom(7);
        return true;
    }

    @Override
    public void setDown() {
        device.setDown();
    }

    @Override
    public void remove() {
        device.remove();
    }

    @Override
    public long openResources() {
        return backend.taps().size();
    }

    /** The contract misuses frames on purpose: what the backend has noticed is not asserted. */
    @Override
    public void close() {}
}
