package org.footbridge.consents;

/**
 * One version of one form in one language.
 *
 * @param body paragraphs, a blank line between
 * @param ifDeclined what happens when the answer is no
 */
public record Form(
        FormId id,
        ConsentKind kind,
        int version,
        String language,
        Need need,
        String title,
        String body,
        String ifDeclined,
        boolean reviewed) {

    /** Every word the person sees above the signature; this is what is signed. */
    public String text() {
        return title + "\n\n" + body + "\n\n" + ifDeclined;
    }
}
