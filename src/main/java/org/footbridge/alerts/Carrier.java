package org.footbridge.alerts;

/** Takes one written ring out of the house. Called by the job alone, outside any transaction. */
interface Carrier {

    Rings.Channel channel();

    /** @throws NotCarried with a word for what was wrong; the ring is tried again */
    void carry(Rings.Due ring) throws NotCarried;

    /** It did not get there. The words hold neither address nor secret. */
    final class NotCarried extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean forGood;

        private NotCarried(String problem, boolean forGood) {
            super(problem, null, false, false);
            this.forGood = forGood;
        }

        static NotCarried yet(String problem) {
            return new NotCarried(problem, false);
        }

        /** No later try can do better. */
        static NotCarried ever(String problem) {
            return new NotCarried(problem, true);
        }

        boolean isForGood() {
            return forGood;
        }

        String problem() {
            return String.valueOf(getMessage());
        }
    }
}
