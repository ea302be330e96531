package org.parley.settings;

/**
 * A CDI event, fired before anything starts: each feature observes it and reads its settings, so that a wrong value
 * stops the start.
 *
 * @param settings observers throw {@link InvalidSettingException} out of this
 */
public record SettingsCheck(Settings settings) {}
