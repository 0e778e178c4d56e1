package dev.toami.engine.contract;

import java.util.List;
import java.util.Set;

import dev.toami.engine.Capability;
import dev.toami.engine.CaptureException;
import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.NetworkDevice;
import dev.toami.engine.spi.Availability;
import dev.toami.engine.spi.CaptureBackend;

/** Does as another backend does; a subclass breaks one method. */
abstract class BrokenBackend implements CaptureBackend {
    private final CaptureBackend whole;

    BrokenBackend(CaptureBackend whole) {
        this.whole = whole;
    }

    @Override
    public String id() {
        return whole.id();
    }

    @Override
    public Set<Capability> capabilities() {
        return whole.capabilities();
    }

    @Override
    public Availability availability() {
        return whole.availability();
    }

    @Override
    public List<NetworkDevice> devices() throws CaptureException {
        return whole.devices();
    }

    @Override
    public CaptureSession open(String device, CaptureOptions options) throws CaptureException {
        return whole.open(device, options);
    }
}
