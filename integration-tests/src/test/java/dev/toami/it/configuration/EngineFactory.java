package dev.toami.it.configuration;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import dev.toami.engine.CaptureEngine;
import dev.toami.engine.CaptureException;
import dev.toami.engine.Configuration;
import dev.toami.engine.Setting;
import dev.toami.engine.Settings;

public final class EngineFactory {
    public CaptureEngine captureEngine(UnaryOperator<String> properties) throws CaptureException {
        Map<String, String> settings = new HashMap<>();
        for (Setting<?> setting : Settings.all()) {
            String value = properties.apply("toami." + setting.key());
            settings.put(setting.key(), value == null ? "" : value);
        }
        return CaptureEngine.open(Configuration.load(settings, "the application's properties"));
    }
}
