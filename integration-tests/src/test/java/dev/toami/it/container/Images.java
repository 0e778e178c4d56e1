package dev.toami.it.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.utility.Base58;

/** The images of the tests, gone when this is closed. */
final class Images implements AutoCloseable {
    private final List<String> made = new ArrayList<>();
    private final String appliance;
    private final String withLibpcap;

    /** Makes them from this machine, in a folder that is empty. */
    Images(Path folder) throws IOException {
        Path runtime = folder.resolve("runtime");
        Recipe.makeRuntime(runtime);
        try {
            appliance = build("appliance", "--file-capability", runtime, folder.resolve("appliance.tar"));
            withLibpcap = build("with-libpcap", "--with-libpcap", runtime, folder.resolve("with-libpcap.tar"));
        } catch (IOException | RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    private String build(String name, String option, Path runtime, Path rootfs) throws IOException {
        Recipe.makeRootfs(option, runtime, rootfs);
        String tag = "toami-test/" + name + ":" + Base58.randomString(8).toLowerCase(Locale.ROOT);
        made.add(tag);
        new ImageFromDockerfile(tag, false)
                .withFileFromPath("Dockerfile", Recipe.DEPLOY.resolve("Dockerfile"))
                .withFileFromPath("rootfs.tar", rootfs)
                .get();
        Files.delete(rootfs);
        return tag;
    }

    /** No libpcap, and a java with CAP_NET_RAW as its file capability. */
    String appliance() {
        return appliance;
    }

    /** With libpcap, without file capabilities. */
    String withLibpcap() {
        return withLibpcap;
    }

    @Override
    public void close() {
        for (String tag : made) {
            DockerClientFactory.instance()
                    .client()
                    .removeImageCmd(tag)
                    .withForce(true)
                    .exec();
        }
        made.clear();
    }
}
