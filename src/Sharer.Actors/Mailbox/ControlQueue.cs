using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace Sharer.Mailbox;

/// <summary>The messages that are not calls, first in, first out. A few at a time at most, so a lock and 250 bytes rather than a concurrent queue's thousand.</summary>
internal sealed class ControlQueue
{
    private readonly Lock _lock = new();
    private readonly Queue<Envelope> _messages = [];

    internal void Enqueue(in Envelope message)
    {
        lock (_lock)
        {
            _messages.Enqueue(message);
        }
    }

    internal bool TryDequeue([MaybeNullWhen(false)] out Envelope message)
    {
        lock (_lock)
        {
            return _messages.TryDequeue(out message);
        }
    }
}
