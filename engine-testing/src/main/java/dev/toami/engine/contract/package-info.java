/**
 * The contract that every backend keeps, as JUnit tests: a test class that implements {@link
 * dev.toami.engine.contract.BackendContract} and gives it a {@link dev.toami.engine.contract.TestLink} runs all of it.
 *
 * <p>What a backend lacks by its own {@link dev.toami.engine.Capability capabilities} is not skipped: it is then tested
 * that the lack shows as documented.
 */
package dev.toami.engine.contract;
