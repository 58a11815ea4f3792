package org.footbridge.episodes;

/** How a screening stands. Only two of these let a place be offered. */
public enum ScreeningStanding {
    NOT_STARTED("Not started", false),
    UNFINISHED("Not finished: some safety questions are not answered", false),
    STOPPED("Stopped: a clinician decides before anything goes on", false),
    NOT_HERE_NOW("A clinician decided: not here, not now", false),
    CLEAR("Nothing stopped it", true),
    MAY_GO_ON("It stopped, and a clinician decided that it may go on", true);

    private final String label;
    private final boolean letsOffer;

    ScreeningStanding(String label, boolean letsOffer) {
        this.label = label;
        this.letsOffer = letsOffer;
    }

    public String label() {
        return label;
    }

    public boolean letsOffer() {
        return letsOffer;
    }
}
