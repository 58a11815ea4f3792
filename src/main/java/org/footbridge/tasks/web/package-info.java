@org.jspecify.annotations.NullMarked
package org.footbridge.tasks.web;
