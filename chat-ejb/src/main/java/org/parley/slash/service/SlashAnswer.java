package org.parley.slash.service;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What comes back to the person who gave a command.
 *
 * @param text for that person alone; empty if there is nothing to say
 * @param offset of the message that the bot has posted, if it has
 */
public record SlashAnswer(Optional<String> text, OptionalLong offset) {}
