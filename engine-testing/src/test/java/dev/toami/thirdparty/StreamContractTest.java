package dev.toami.thirdparty;

import java.io.IOException;

import dev.toami.engine.contract.BackendContract;
import dev.toami.engine.contract.TestLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The example of docs/backend.md, written from that page, keeps the contract. */
class StreamContractTest implements BackendContract {
    private StreamLink link;

    @BeforeEach
    void connect() throws IOException {
        link = new StreamLink();
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
