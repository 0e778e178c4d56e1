/**
 * A backend without a network, for tests of what uses the engine: {@link dev.toami.engine.fake.FakeBackend}. Start there.
 *
 * <p>It behaves as a Linux device does, filters, VLAN tags, full buffers and failures included, and tells what code under
 * test did wrong. Deliberately absent: any test framework, threads, and a registration as a service.
 */
package dev.toami.engine.fake;
