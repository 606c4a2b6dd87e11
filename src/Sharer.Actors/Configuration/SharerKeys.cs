using Akka.Configuration;

namespace Sharer.Configuration;

/// <summary>The keys directly under <c>sharer</c>.</summary>
internal static class SharerKeys
{
    /// <summary>Makes sure that no key under <c>sharer</c> is one that nobody would read, as a misspelt <c>resource-default</c>.</summary>
    /// <exception cref="ConfigurationException">There is one; the message has them all.</exception>
    internal static void RequireKnown(Config config)
    {
        var faults = new OptionFaults();
        var section = HoconSection.Open(config, SharerConfig.Path, faults);
        section.Know(SharerConfig.Reference.GetValue(SharerConfig.Path).GetObject().Items.Keys);
        section.RefuseUnknownKeys();
        if (faults.Any)
            throw new ConfigurationException(faults.Describe("The configuration of Sharer is wrong:"));
    }
}
