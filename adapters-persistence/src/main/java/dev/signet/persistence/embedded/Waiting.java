package dev.signet.persistence.embedded;

/// Waiting for an end that must have come before anything else may be done. An interrupt is kept for afterwards.
final class Waiting {

    private Waiting() {}

    /// The process's exit status.
    static int uninterrupted(Process process) {
        return uninterrupted(process::waitFor);
    }

    static void uninterrupted(Thread thread) {
        uninterrupted(() -> {
            thread.join();
            return 0;
        });
    }

    @FunctionalInterface
    private interface End {
        int await() throws InterruptedException;
    }

    private static int uninterrupted(End end) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return end.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
