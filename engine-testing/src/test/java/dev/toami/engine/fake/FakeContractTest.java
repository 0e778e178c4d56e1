package dev.toami.engine.fake;

import dev.toami.engine.contract.BackendContract;
import dev.toami.engine.contract.TestLink;

/** The fake backend with all capabilities. */
class FakeContractTest implements BackendContract {
    private final FakeLink link = new FakeLink(FakeBackend.CAPABILITIES);

    @Override
    public TestLink link() {
        return link;
    }
}
