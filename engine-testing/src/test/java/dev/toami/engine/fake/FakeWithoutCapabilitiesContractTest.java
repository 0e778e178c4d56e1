package dev.toami.engine.fake;

import java.util.Set;

import dev.toami.engine.contract.BackendContract;
import dev.toami.engine.contract.TestLink;

/** The fake backend without any capability: each lack shows as documented. */
class FakeWithoutCapabilitiesContractTest implements BackendContract {
    private final FakeLink link = new FakeLink(Set.of());

    @Override
    public TestLink link() {
        return link;
    }
}
