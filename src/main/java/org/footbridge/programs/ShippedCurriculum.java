package org.footbridge.programs;

import java.util.List;
import java.util.Optional;

/**
 * A curriculum as it comes with this release.
 *
 * @param name its folder, such as {@code adult}: where rows copied from it come from
 * @param about Markdown
 */
record ShippedCurriculum(String name, String title, int edition, String about, List<Module> modules) {

    List<Text> texts() {
        return modules.stream().flatMap(module -> module.lessons().stream()).toList();
    }

    Optional<Text> text(String origin) {
        return texts().stream().filter(text -> text.origin().equals(origin)).findFirst();
    }

    /** @param folder its name among the files */
    record Module(String folder, String title, String modality, int order, String about, List<Text> lessons) {}

    /** @param origin its file without the ending, such as {@code distress-tolerance/01-riding-out-an-urge} */
    record Text(String origin, Lesson lesson, String text) {}
}
