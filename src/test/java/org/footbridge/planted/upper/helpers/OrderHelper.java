package org.footbridge.planted.upper.helpers;

/** A name that says nothing, in a sub-package that may not be; and the package says nothing about null. */
final class OrderHelper {}
