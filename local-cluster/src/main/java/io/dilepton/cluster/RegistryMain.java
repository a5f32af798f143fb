package io.dilepton.cluster;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.jar.JarFile;

/**
 * Entry point of the child process: runs the registry until standard input ends. The parent holds the other end of that pipe and never
 * writes; the system closes it when the parent closes the cluster or dies in whatever way.
 */
final class RegistryMain {

    private RegistryMain() {}

    /**
     * Runs the registry.
     *
     * @param arguments path of the registry's runnable jar, which is also on the class path
     * @throws Exception whatever the registry's own main method throws
     */
    public static void main(String[] arguments) throws Exception {
        Thread watch = new Thread(RegistryMain::exitAtEndOfInput, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        try (JarFile jar = new JarFile(new File(arguments[0]))) {
            String main = jar.getManifest().getMainAttributes().getValue("Main-Class");
            Class.forName(main).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static void exitAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // nothing is ever written
            }
        } catch (IOException e) {
            System.err.println("the pipe to the parent broke: " + e);
        }
        System.exit(0);
    }
}
