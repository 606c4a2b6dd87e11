namespace Akka.Configuration;

/// <summary>Ways to work with a <see cref="Config"/> that may be null.</summary>
public static class ConfigExtensions
{
    /// <summary>
    /// <see cref="Config.WithFallback"/> that takes a null on either side, and the same configuration on both.
    /// </summary>
    public static Config SafeWithFallback(this Config? config, Config? fallback)
    {
        if (config is null)
            return fallback!;
        return ReferenceEquals(config, fallback) ? config : config.WithFallback(fallback!);
    }

    /// <summary>Whether the configuration is null or holds no key.</summary>
    public static bool IsNullOrEmpty(this Config? config) => config is null || config.IsEmpty;
}
