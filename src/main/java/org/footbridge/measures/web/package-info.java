@org.jspecify.annotations.NullMarked
package org.footbridge.measures.web;
