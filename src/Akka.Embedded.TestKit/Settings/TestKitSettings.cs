using Akka.Actor;
using Akka.Configuration;

namespace Akka.TestKit;

/// <summary>The settings under <c>akka.test</c>.</summary>
public class TestKitSettings : IExtension
{
    /// <summary>Reads the settings.</summary>
    /// <exception cref="ConfigurationException">The configuration is empty or the time factor not positive.</exception>
    public TestKitSettings(Config config)
    {
        if (config is null || config.IsEmpty)
            throw new ConfigurationException($"{nameof(TestKitSettings)} needs the configuration of akka.test; it got none.");

        DefaultTimeout = config.GetTimeSpan("akka.test.default-timeout", null, allowInfinite: false);
        SingleExpectDefault = config.GetTimeSpan("akka.test.single-expect-default", null, allowInfinite: false);
        TestEventFilterLeeway = config.GetTimeSpan("akka.test.filter-leeway", null, allowInfinite: false);
        TestTimeFactor = config.GetDouble("akka.test.timefactor");
        LogTestKitCalls = config.GetBoolean("akka.test.testkit.debug");
        if (TestTimeFactor <= 0)
            throw new ConfigurationException($"Expected a positive value for \"akka.test.timefactor\" but found {TestTimeFactor}");
    }

    /// <summary>For asks, latches and barriers; 5 s by default.</summary>
    public TimeSpan DefaultTimeout { get; }

    /// <summary>How long an expectation waits outside of <c>Within</c>; 3 s by default.</summary>
    public TimeSpan SingleExpectDefault { get; }

    /// <summary>How long an event filter waits for its events; 3 s by default.</summary>
    public TimeSpan TestEventFilterLeeway { get; }

    /// <summary>By what the times of a test are multiplied; 1 by default.</summary>
    public double TestTimeFactor { get; }

    /// <summary>Whether the TestKit logs its calls; false by default.</summary>
    public bool LogTestKitCalls { get; }
}
