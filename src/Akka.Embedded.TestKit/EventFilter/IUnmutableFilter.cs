namespace Akka.TestKit;

/// <summary>Log events that are muted until this is disposed of.</summary>
public interface IUnmutableFilter : IDisposable
{
    /// <summary>Ends the muting.</summary>
    void Unmute();
}
