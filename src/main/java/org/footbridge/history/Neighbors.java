package org.footbridge.history;

import java.util.Optional;
import org.footbridge.history.BundleIndex.Entry;

/** What a resource's references mean, seen from its entry: first among the entry's contained resources. */
record Neighbors(BundleReading bundle, Entry entry) {

    /** The resource meant, if it was sent along. */
    Optional<Element> find(Optional<Element> reference) {
        var address = reference.map(written -> written.text("reference")).orElse("");
        return address.startsWith("#")
                ? bundle.tree(entry).list("contained").stream()
                        .filter(contained -> contained.text("id").equals(address.substring(1)))
                        .findFirst()
                : entryMeant(reference).map(bundle::tree);
    }

    Optional<Entry> entryMeant(Optional<Element> reference) {
        return reference
                .map(written -> written.text("reference"))
                .filter(address -> !address.isEmpty())
                .flatMap(bundle.references()::find);
    }

    /** The words beside the reference, else the name of what it means; empty where neither was sent. */
    String name(Optional<Element> reference) {
        var display = reference.map(written -> written.text("display")).orElse("");
        return display.isEmpty() ? find(reference).map(Neighbors::nameOf).orElse("") : display;
    }

    private static String nameOf(Element meant) {
        return switch (meant.text("resourceType")) {
            case "Practitioner", "RelatedPerson", "Patient" ->
                PersonReading.line(PersonReading.names(meant)).orElse("");
            case "Organization", "Location" -> meant.text("name");
            default -> "";
        };
    }
}
