package dev.toami.it.container;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame.OutputType;
import org.testcontainers.containers.output.ToStringConsumer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.DockerStatus;

/**
 * One toami command in a container that allows little: no network unless it joins one, a read-only root, a temporary directory
 * without execution, 160 MB of memory, no capability but CAP_NET_RAW, and the image's user, who is not root.
 */
final class ToamiContainer extends GenericContainer<ToamiContainer> {
    private static final long MEMORY = 160L << 20;

    /** What was printed, also of a container that is gone. */
    private final ToStringConsumer output = new ToStringConsumer();

    ToamiContainer(String image, String... arguments) {
        super(DockerImageName.parse(image));
        withImagePullPolicy(name -> false);
        withNetworkMode("none");
        withTmpFs(Map.of("/tmp", "rw,noexec,nosuid,nodev,size=16m"));
        withCommand(arguments);
        withLogConsumer(output);
        withHostConfig(config -> config.withReadonlyRootfs(true)
                .withMemory(MEMORY)
                .withCapDrop(Capability.ALL)
                .withCapAdd(Capability.NET_RAW));
    }

    ToamiContainer withHostConfig(Consumer<HostConfig> change) {
        return withCreateContainerCmdModifier(command -> change.accept(command.getHostConfig()));
    }

    /** An option as of {@code docker run --security-opt}. */
    ToamiContainer withSecurity(String option) {
        return withHostConfig(config -> config.withSecurityOpts(List.of(option)));
    }

    ToamiContainer withUser(String user) {
        return withCreateContainerCmdModifier(command -> command.withUser(user));
    }

    /** Uses the network of another container, as the containers of a Kubernetes pod do. */
    ToamiContainer joining(ToamiContainer other) {
        return withNetworkMode("container:" + other.getContainerId());
    }

    /** Starts a capture and waits until it listens. */
    ToamiContainer listening() {
        waitingFor(Wait.forLogMessage(".*listening on.*\n", 1).withStartupTimeout(Duration.ofSeconds(30)));
        return startOrRemove();
    }

    /** Starts and waits until the command has ended, however it did. */
    ToamiContainer ended() {
        withStartupCheckStrategy(new UntilItEnds());
        return startOrRemove();
    }

    private ToamiContainer startOrRemove() {
        try {
            start();
            return this;
        } catch (RuntimeException e) {
            stop();
            throw new AssertionError("the container did not come up: " + output.toUtf8String(), e);
        }
    }

    /** Waits until a command that was started before has ended. */
    void awaitEnd() {
        if (!new UntilItEnds().waitUntilStartupSuccessful(getDockerClient(), getContainerId())) {
            throw new AssertionError("the command did not end: " + getLogs());
        }
    }

    private static final class UntilItEnds extends StartupCheckStrategy {
        private UntilItEnds() {
            withTimeout(Duration.ofSeconds(30));
        }

        @Override
        public StartupStatus checkStartupState(DockerClient client, String id) {
            return DockerStatus.isContainerStopped(getCurrentState(client, id))
                    ? StartupStatus.SUCCESSFUL
                    : StartupStatus.NOT_YET_KNOWN;
        }
    }

    String out() {
        return getLogs(OutputType.STDOUT);
    }

    String err() {
        return getLogs(OutputType.STDERR);
    }

    long exitCode() {
        return state().getExitCodeLong();
    }

    /** The process's number on this machine, and its folder in /proc. */
    long pid() {
        return state().getPidLong();
    }

    Path proc(String name) {
        return Path.of("/proc", Long.toString(pid()), name);
    }

    private ContainerState state() {
        return getCurrentContainerInfo().getState();
    }
}
