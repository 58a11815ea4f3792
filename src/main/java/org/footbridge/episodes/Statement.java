package org.footbridge.episodes;

/** Something said in an assessment, and who said it. */
public record Statement(String field, String text, Informant informant) {

    /** Where a statement comes from. */
    public enum Informant {
        PARTICIPANT("The person"),
        PARENT("Parent or guardian"),
        FAMILY("Partner or family"),
        REFERRER("Referrer"),
        RECORD("Earlier record"),
        SCHOOL("School"),
        CLINICIAN("Seen by the clinician");

        private final String label;

        Informant(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
