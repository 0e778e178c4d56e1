package dev.toami.engine.flight;

import java.time.Duration;

import dev.toami.engine.CaptureOptions;
import dev.toami.engine.CaptureSession;
import dev.toami.engine.CaptureStatistics;
import dev.toami.engine.FilterPlace;

/** Writes events that Java Flight Recorder has enabled; with none being recorded that is a test of a flag. */
final class JfrRecorder implements Recorder {
    @Override
    public Opening opening(String backend, String device, CaptureOptions options) {
        SessionOpenEvent event = new SessionOpenEvent();
        if (!event.isEnabled()) {
            return new Opening() {};
        }
        event.backend = backend;
        event.device = device;
        event.filter = options.filter();
        event.snapLength = options.snapLength();
        event.bufferSize = options.bufferSize();
        event.promiscuous = options.promiscuous();
        event.begin();
        return new Opening() {
            @Override
            public void opened(CaptureSession session) {
                event.session = session.id();
                event.linkType = session.linkType().toString();
                event.commit();
            }

            @Override
            public void failed(Exception reason) {
                event.failure = reason.toString();
                event.commit();
            }
        };
    }

    @Override
    public void closed(long session, String device, Duration openFor, CaptureStatistics total) {
        SessionCloseEvent event = new SessionCloseEvent();
        if (event.isEnabled()) {
            event.of(session, device);
            event.openFor = openFor.toNanos();
            event.received = total.received();
            event.droppedByKernel = total.droppedByKernel();
            event.droppedByInterface = total.droppedByInterface();
            event.ringFreezes = total.ringFreezes();
            event.filtered = total.filtered();
            event.filterPlace = total.filterPlace().name();
            event.commit();
        }
    }

    @Override
    public void dropBurst(long session, String device, long dropped, long received, Duration interval) {
        DropBurstEvent event = new DropBurstEvent();
        if (event.isEnabled()) {
            event.of(session, device);
            event.dropped = dropped;
            event.received = received;
            event.interval = interval.toNanos();
            event.commit();
        }
    }

    @Override
    public void ringFull(long session, String device, long times, Duration interval) {
        RingFullEvent event = new RingFullEvent();
        if (event.isEnabled()) {
            event.of(session, device);
            event.times = times;
            event.interval = interval.toNanos();
            event.commit();
        }
    }

    @Override
    public void slowConsumer(long session, String device, int readyBlocks, int blocks) {
        SlowConsumerEvent event = new SlowConsumerEvent();
        if (event.isEnabled()) {
            event.of(session, device);
            event.readyBlocks = readyBlocks;
            event.blocks = blocks;
            event.commit();
        }
    }

    @Override
    public void filterSwapped(long session, String device, String filter, FilterPlace place) {
        FilterSwappedEvent event = new FilterSwappedEvent();
        if (event.isEnabled()) {
            event.of(session, device);
            event.filter = filter;
            event.filterPlace = place.name();
            event.commit();
        }
    }

    @Override
    public void linkChanged(String device, int interfaceIndex, String change, String detail) {
        LinkChangeEvent event = new LinkChangeEvent();
        if (event.isEnabled()) {
            event.device = device;
            event.interfaceIndex = interfaceIndex;
            event.change = change;
            event.detail = detail;
            event.commit();
        }
    }
}
