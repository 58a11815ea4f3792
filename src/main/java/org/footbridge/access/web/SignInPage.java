package org.footbridge.access.web;

import java.util.List;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/**
 * @param problem what is said above the form, if something is
 * @param demo accounts offered as buttons, in the demo only
 */
public record SignInPage(
        String name,
        String then,
        @Nullable String problem,
        List<Choice> devices,
        String device,
        List<DemoAccount> demo) {

    /** @param line what this fictional person does here */
    public record DemoAccount(String name, String line) {}
}
