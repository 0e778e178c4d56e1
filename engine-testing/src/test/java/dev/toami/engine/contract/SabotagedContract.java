package dev.toami.engine.contract;

/** The contract, held against the link that its thread has chosen. Run by {@link ContractFailsTest} only. */
class SabotagedContract implements BackendContract {
    static final ThreadLocal<TestLink> CHOSEN = new ThreadLocal<>();

    private final TestLink link = CHOSEN.get();

    @Override
    public TestLink link() {
        return link;
    }
}
