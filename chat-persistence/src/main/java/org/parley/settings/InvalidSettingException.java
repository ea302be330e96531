package org.parley.settings;

import org.jspecify.annotations.Nullable;

/** A setting that stops the start: its message is one line that names the key, the kind of value and an example. */
public final class InvalidSettingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidSettingException(String key, String trouble, String kind, String example) {
        this(key, trouble, kind, example, null);
    }

    InvalidSettingException(String key, String trouble, String kind, String example, @Nullable Throwable cause) {
        super("Setting " + key + " " + trouble + "; it takes " + kind + ", for example " + key + "=" + example, cause);
    }
}
