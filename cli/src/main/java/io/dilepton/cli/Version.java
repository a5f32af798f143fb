package io.dilepton.cli;

import io.dilepton.core.event.ParticleMasses;
import picocli.CommandLine.IVersionProvider;

/** What {@code dilepton --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {
            "dilepton " + (version == null ? "development build" : version),
            "Java " + Runtime.version() + ", particle data " + ParticleMasses.EDITION
        };
    }
}
