package org.footbridge.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What a module forgets on this device when somebody presses "sign out" on it, also where the sign-in was over already. */
public interface OnSignOut {

    void forget(HttpServletRequest request, HttpServletResponse response);
}
