using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

/// <summary>First in, first out, with a bound: a sender waits for room, then its message is a dead letter.</summary>
public sealed class BoundedMailbox : MailboxType, IProducesMessageQueue<BoundedMessageQueue>, IProducesPushTimeoutSemanticsMailbox
{
    /// <summary>By <c>mailbox-capacity</c>, 0 for no bound, and <c>mailbox-push-timeout-time</c>.</summary>
    /// <exception cref="ArgumentException">One of the two is negative.</exception>
    public BoundedMailbox(Settings settings, Config config)
        : base(settings, config)
    {
        if (config.IsNullOrEmpty())
            throw ConfigurationException.NullOrEmptyConfig<BoundedMailbox>();
        Capacity = config.GetInt("mailbox-capacity");
        PushTimeout = config.GetTimeSpan("mailbox-push-timeout-time", TimeSpan.FromSeconds(-1));
        if (Capacity < 0)
            throw new ArgumentException("The capacity for BoundedMailbox cannot be negative", nameof(config));
        if (PushTimeout < TimeSpan.Zero)
            throw new ArgumentException("The push time-out for BoundedMailbox cannot be negative", nameof(config));
    }

    /// <summary>The bound; 0 for none.</summary>
    public int Capacity { get; }

    /// <inheritdoc/>
    public TimeSpan PushTimeout { get; }

    /// <inheritdoc/>
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new BoundedMessageQueue(Capacity, PushTimeout);
}
