using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Configuration;

namespace Sharer.Stress;

/// <summary>What the stress tests have in common: a quiet system, every dispatcher, a bound on hanging, a check.</summary>
internal static class Ensure
{
    public static readonly TimeSpan NothingHangs = TimeSpan.FromMinutes(2);

    public static readonly string[] Dispatchers = ["sharer.dispatcher", "sharer.blocking-dispatcher", "sharer.pinned-dispatcher"];

    public static ActorSystem QuietSystem() => ActorSystem.Create(
        "stress", ConfigurationFactory.ParseString("akka { loglevel = ERROR, stdout-loglevel = OFF, loggers = [], log-dead-letters = off }"));

    public static void That([DoesNotReturnIf(false)] bool condition, string what)
    {
        if (!condition)
            throw new InvalidOperationException(what);
    }
}
