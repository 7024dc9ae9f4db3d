package dev.signet.bootstrap.simulation;

/// One thing that may happen. A feature adds its own: see [Simulation#OPERATIONS].
///
/// @param name for the record
/// @param weight how often it is chosen, beside the others
/// @param act does it, and compares what is answered with what the model says
record Operation(String name, int weight, Act act) {

    /// Something done in a scene.
    @FunctionalInterface
    interface Act {

        /// Does it. What it draws by chance comes from the scene, so that a seed replays.
        ///
        /// @return with whom it was done and what came of it, for the record
        /// @throws Impossible where nothing of the kind can be done
        /// @throws StoreFailed where the service said that it cannot now, and had reason to
        String on(Scene scene);
    }

    /// There is nobody to do it with.
    static final class Impossible extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /// The service answered 503 while its store failed. Then nothing has changed.
    static final class StoreFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
