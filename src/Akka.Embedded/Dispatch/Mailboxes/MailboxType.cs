using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

/// <summary>
/// Makes the queues of mailboxes. The configuration names it under <c>mailbox-type</c>; it needs a public constructor with
/// <see cref="Akka.Actor.Settings"/> and <see cref="Akka.Configuration.Config"/>.
/// </summary>
public abstract class MailboxType
{
    /// <summary>The settings of the system.</summary>
    protected readonly Settings Settings;

    /// <summary>The section of the configuration.</summary>
    protected readonly Config Config;

    /// <summary>With the settings and the section of the configuration.</summary>
    protected MailboxType(Settings settings, Config config)
    {
        Settings = settings;
        Config = config;
    }

    /// <summary>The queue of a new actor.</summary>
    public abstract IMessageQueue Create(IActorRef owner, ActorSystem system);
}
