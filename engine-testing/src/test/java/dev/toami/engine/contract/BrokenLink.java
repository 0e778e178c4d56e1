package dev.toami.engine.contract;

import java.time.Duration;
import java.util.Optional;

import dev.toami.engine.Bytes;
import dev.toami.engine.fake.FakeLink;
import dev.toami.engine.spi.CaptureBackend;

/** A link that works, of a backend that does not. */
record BrokenLink(FakeLink whole, CaptureBackend backend) implements TestLink {
    @Override
    public String device() {
        return whole.device();
    }

    @Override
    public void arrive(Bytes frame) {
        whole.arrive(frame);
    }

    @Override
    public Optional<Bytes> departed(Duration timeout) throws InterruptedException {
        return whole.departed(timeout);
    }

    @Override
    public boolean slowDown() throws Exception {
        return whole.slowDown();
    }

    @Override
    public void setDown() {
        whole.setDown();
    }

    @Override
    public void remove() {
        whole.remove();
    }

    @Override
    public long openResources() {
        return whole.openResources();
    }

    @Override
    public void close() {
        whole.close();
    }
}
