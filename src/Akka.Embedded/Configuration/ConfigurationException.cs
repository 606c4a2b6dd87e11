using Akka.Actor;

namespace Akka.Configuration;

/// <summary>A configuration text that cannot be read, or a setting that is missing or makes no sense.</summary>
public class ConfigurationException : AkkaException
{
    /// <summary>Creates the exception with its message.</summary>
    public ConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its message and what caused it.</summary>
    public ConfigurationException(string message, Exception? exception)
        : base(message, exception)
    {
    }

    /// <summary>The exception for a <typeparamref name="T"/> whose configuration section is missing or empty.</summary>
    /// <param name="path">The key of the section; null when it is not known.</param>
    public static ConfigurationException NullOrEmptyConfig<T>(string? path = null) =>
        new(string.IsNullOrWhiteSpace(path)
            ? $"{typeof(T).Name} cannot be created: its configuration is null or empty."
            : $"{typeof(T).Name} cannot be created: the configuration has no section '{path}'.");
}
