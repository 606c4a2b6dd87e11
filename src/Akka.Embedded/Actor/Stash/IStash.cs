namespace Akka.Actor;

/// <summary>Puts messages aside for later.</summary>
public interface IStash
{
    /// <summary>How many lie in it.</summary>
    int Count { get; }

    /// <summary>True when nothing lies in it.</summary>
    bool IsEmpty { get; }

    /// <summary>True when something lies in it.</summary>
    bool NonEmpty { get; }

    /// <summary>True when nothing more goes in.</summary>
    bool IsFull { get; }

    /// <summary>How many go in; a negative number is no bound.</summary>
    int Capacity { get; }

    /// <summary>Puts the message at hand aside.</summary>
    /// <exception cref="IllegalActorStateException">It is aside already.</exception>
    /// <exception cref="StashOverflowException">The stash is full.</exception>
    void Stash();

    /// <summary>Puts the oldest message back in front of the mailbox.</summary>
    void Unstash();

    /// <summary>Puts all messages back in front of the mailbox, the oldest first.</summary>
    void UnstashAll();

    /// <summary>Puts those messages back that fit; the others are dropped.</summary>
    void UnstashAll(Func<Envelope, bool> predicate);

    /// <summary>Takes all messages out, the oldest first.</summary>
    IEnumerable<Envelope> ClearStash();

    /// <summary>Puts messages in front.</summary>
    void Prepend(IEnumerable<Envelope> envelopes);
}
