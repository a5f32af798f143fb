package io.dilepton.trainer.plot;

/** What drawing text needs from the machine. */
final class Fonts {

    static {
        // Charts go to files: no screen is to be looked for. A user's own setting stays.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private Fonts() {}

    /** Draws, and says in one line what is missing where the JVM has no fonts, which it reports in several unhelpful ways. */
    static void guard(Runnable drawing) {
        try {
            drawing.run();
        } catch (LinkageError | InternalError e) {
            throw new UnavailableFontsException(e);
        } catch (RuntimeException e) {
            if (String.valueOf(e.getMessage()).contains("Fontconfig")) {
                throw new UnavailableFontsException(e);
            }
            throw e;
        }
    }
}
