using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

/// <summary>The lowest number first, messages of one number in the order of their arrival. Derive from it and say the numbers.</summary>
public abstract class UnboundedStablePriorityMailbox : MailboxType, IProducesMessageQueue<UnboundedStablePriorityMessageQueue>
{
    /// <summary>For how many messages there is room at first.</summary>
    public const int DefaultCapacity = 11;

    /// <summary>By the configuration.</summary>
    protected UnboundedStablePriorityMailbox(Settings settings, Config config)
        : base(settings, config)
    {
    }

    /// <summary>For how many messages there is room at first.</summary>
    public int InitialCapacity { get; } = DefaultCapacity;

    /// <inheritdoc/>
    public sealed override IMessageQueue Create(IActorRef owner, ActorSystem system) =>
        new UnboundedStablePriorityMessageQueue(PriorityGenerator, InitialCapacity);

    /// <summary>A message's number; runs on the sender's thread, under the queue's lock.</summary>
    protected abstract int PriorityGenerator(object message);
}
