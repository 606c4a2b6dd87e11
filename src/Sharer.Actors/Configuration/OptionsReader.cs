using Akka.Configuration;

namespace Sharer.Configuration;

/// <summary>Makes a resource's options of configuration and code.</summary>
internal static class OptionsReader
{
    /// <summary>
    /// A new options object: the defaults of <c>sharer.resource-defaults</c>, then what <paramref name="configure"/>
    /// makes of them, then what <c>sharer.resources.&lt;name&gt;</c> says.
    /// </summary>
    /// <param name="config">The actor system's configuration. Only the two sections count.</param>
    /// <param name="name">The resource's name, as it is: any letters, dots and quotes too.</param>
    /// <param name="configure">Runs once, on this thread. What it throws passes through.</param>
    /// <param name="hasDispatcher">Whether the actor system has a dispatcher (<c>Dispatchers.HasDispatcher</c>); by default the configuration decides.</param>
    /// <exception cref="ConfigurationException">The configuration is wrong; the message has every fault with its full path.</exception>
    /// <exception cref="ArgumentException">Code has set what is not allowed; the message has every fault with its property.</exception>
    internal static ShareOptions<T> Read<T>(
        Config config, string name, Action<ShareOptions<T>>? configure, Func<string, bool>? hasDispatcher = null)
        where T : class
    {
        var dispatchers = new DispatcherPath(config, hasDispatcher);
        var inConfig = new OptionFaults();
        var defaultsSection = HoconSection.Open(config, SharerConfig.DefaultsPath, inConfig);
        var defaults = ResourceValues.Read(defaultsSection, dispatchers);
        var ownSection = HoconSection.Open(config, SharerConfig.ResourcesPath, inConfig).Child(name);
        var own = ResourceValues.Read(ownSection, dispatchers);

        var options = new ShareOptions<T>();
        defaults.ApplyTo(options);
        var (min, max) = (options.Restart.MinBackoff, options.Restart.MaxBackoff);
        configure?.Invoke(options);
        var codeSetsBackoff = options.Restart is { } restart && (restart.MinBackoff, restart.MaxBackoff) != (min, max);
        own.ApplyTo(options);
        options.Batch = options.Batch?.WithLimits(own.Batch, defaults.Batch);

        var inCode = new OptionFaults();
        CodeOptions.Check(options, dispatchers, inCode);
        if (!HasBackoffFault(defaultsSection, inConfig) && !HasBackoffFault(ownSection, inConfig))
        {
            if (own.Restart.SetsBackoff)
                CheckBackoffs(options, ownSection, inConfig);
            else if (codeSetsBackoff)
                CheckBackoffs(options, section: null, inCode);
            else
                CheckBackoffs(options, defaultsSection, inConfig);
        }

        if (inConfig.Any)
            throw new ConfigurationException(inConfig.Describe($"The configuration of the shared resource {HoconText.Key(name)} is wrong:"));
        if (inCode.Any)
            throw new ArgumentException(inCode.Describe($"The options of the shared resource {HoconText.Key(name)} are wrong:"), nameof(configure));
        return options;
    }

    private static bool HasBackoffFault(HoconSection section, OptionFaults faults) =>
        faults.IsAt(BackoffPath(section, RestartValues.MinBackoffKey)) || faults.IsAt(BackoffPath(section, RestartValues.MaxBackoffKey));

    private static string BackoffPath(HoconSection section, string key) => HoconText.Join(section.PathOf(RestartValues.Key), key);

    // The two may come from different places: the fault goes to whoever had the last word.
    private static void CheckBackoffs<T>(ShareOptions<T> options, HoconSection? section, OptionFaults faults) where T : class
    {
        if (options.Restart is not { } restart || restart.MinBackoff <= restart.MaxBackoff
            || !OptionRules.Pause.Accepts(restart.MinBackoff) || !OptionRules.Pause.Accepts(restart.MaxBackoff))
            return;
        var (min, max) = section is null
            ? ($"{nameof(options.Restart)}.{nameof(restart.MinBackoff)}", $"{nameof(options.Restart)}.{nameof(restart.MaxBackoff)}")
            : (BackoffPath(section, RestartValues.MinBackoffKey), BackoffPath(section, RestartValues.MaxBackoffKey));
        faults.Add(min, $"{restart.MinBackoff}", $"must be at most {max}, which is {restart.MaxBackoff}");
    }
}
