package dev.toami.engine;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

class CaptureExceptionTest {
    @Test
    void eachTypeKeepsMessageAndCause() {
        IOException cause = new IOException("why");
        List<CaptureException> all = List.of(
                new CaptureException("what", cause),
                new BackendUnavailableException("what", cause),
                new CaptureInterruptedException("what", cause),
                new DeviceDownException("what", cause),
                new DeviceNotFoundException("what", cause),
                new FilterRejectedException("what", cause),
                new PermissionDeniedException("what", cause),
                new SessionClosedException("what", cause));
        for (CaptureException each : all) {
            assertEquals("what", each.getMessage());
            assertSame(cause, each.getCause());
        }
    }
}
