package dev.toami.engine.fake;

import java.util.EnumSet;

import dev.toami.engine.Capability;
import dev.toami.engine.contract.BackendContract;
import dev.toami.engine.contract.TestLink;

/** The fake backend with all capabilities. */
class FakeContractTest implements BackendContract {
    private final FakeLink link = new FakeLink(EnumSet.allOf(Capability.class));

    @Override
    public TestLink link() {
        return link;
    }
}
