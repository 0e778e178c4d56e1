package dev.toami.it.contract;

import java.io.IOException;

import dev.toami.afpacket.AfPacketBackend;
import dev.toami.engine.contract.BackendContract;
import dev.toami.engine.contract.TestLink;
import dev.toami.testing.Needs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AfPacketContractTest implements BackendContract {
    private TestLink link;

    @BeforeAll
    static void needs() {
        Needs.network();
    }

    @BeforeEach
    void open() throws IOException {
        link = new VethLink(new AfPacketBackend());
    }

    @AfterEach
    void close() throws IOException {
        link.close();
    }

    @Override
    public TestLink link() {
        return link;
    }
}
