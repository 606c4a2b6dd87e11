using Akka.Actor;

namespace Akka.Util;

/// <summary>Something that travels as a surrogate.</summary>
public interface ISurrogated
{
    /// <summary>The surrogate.</summary>
    ISurrogate ToSurrogate(ActorSystem system);
}

/// <summary>Travels in place of something else.</summary>
public interface ISurrogate
{
    /// <summary>What it stands for.</summary>
    ISurrogated FromSurrogate(ActorSystem system);
}
