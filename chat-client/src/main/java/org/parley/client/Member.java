package org.parley.client;

/** Somebody who belongs to a room; {@code role} is {@code owner} or {@code member}. */
public record Member(Person user, String role) {}
