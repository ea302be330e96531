package org.parley.message.mongo;

import org.parley.settings.Settings;

/**
 * Where MongoDB is. {@link #toString()} does not show the URI, which may hold a password.
 *
 * @param uri a connection string, {@code mongodb://…} or {@code mongodb+srv://…}
 */
public record MongoSettings(String uri, String database) {

    /** @throws org.parley.settings.InvalidSettingException naming the key that is missing or wrong */
    public static MongoSettings read(Settings settings) {
        String example = "mongodb://127.0.0.1:27017";
        String uri = settings.text("parley.mongo.uri", example);
        settings.parse("parley.mongo.uri", uri, "a MongoDB connection string", example, text -> {
            if (!text.startsWith("mongodb://") && !text.startsWith("mongodb+srv://")) {
                throw new IllegalArgumentException();
            }
            return text;
        });
        return new MongoSettings(uri, settings.textOr("parley.mongo.database", "parley"));
    }

    @Override
    public String toString() {
        return "MongoSettings[" + database + "]";
    }
}
