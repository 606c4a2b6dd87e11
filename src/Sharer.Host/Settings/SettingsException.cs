namespace Sharer.Host.Settings;

/// <summary>The host cannot start as it is set up. The message names every setting that is wrong and says what it takes.</summary>
public sealed class SettingsException(string message) : Exception(message);
