package dev.toami.engine.contract;

/** All of the contract. A test class implements this and {@link #link()}. */
public interface BackendContract
        extends OpenContract,
                ReadContract,
                LeaseContract,
                FilterContract,
                DirectionContract,
                MetadataContract,
                InjectContract,
                StatisticsContract,
                CloseContract,
                ThreadContract,
                LinkContract {}
