package dev.toami.engine.contract;

import java.util.List;

import dev.toami.engine.LinkWatch;

import static dev.toami.engine.contract.Sabotage.backend;
import static dev.toami.engine.contract.Sabotage.opening;

/** Backends that take what they cannot do for done. */
final class LinkSabotages {
    private LinkSabotages() {}

    static List<Sabotage> table() {
        return List.of(
                backend(
                        "has a watch that it does not declare",
                        whole -> new BrokenBackend(whole) {
                            @Override
                            public LinkWatch watchLinks() {
                                return null;
                            }
                        },
                        "aDeviceThatGoesDownIsAnEvent",
                        "aDeviceThatIsRemovedIsAnEvent"),
                opening(
                        "does not heed that it shall wait",
                        (whole, device, options) -> whole.open(
                                device, options.toBuilder().awaitDevice(false).build()),
                        "aSessionMayWaitForItsDevice",
                        "aSessionMayWaitForADeviceThatIsDown"));
    }
}
