package org.footbridge.access.web;

import org.footbridge.platform.Id;

/** @param address where the code is typed in */
public record CodeSheetPage(Id participant, String code, String address) {}
