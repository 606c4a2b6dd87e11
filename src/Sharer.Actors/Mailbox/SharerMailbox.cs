using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace Sharer.Mailbox;

/// <summary>The mailbox type behind <c>sharer.mailbox</c>: gives each resource's actor the queue that was made with the resource.</summary>
internal sealed class SharerMailbox : MailboxType
{
    public SharerMailbox(Settings settings, Config config)
        : base(settings, config)
    {
    }

    public override IMessageQueue Create(IActorRef owner, ActorSystem system) =>
        SharerExtension.For(system).FindByPathElement(owner.Path.Name)?.Queue
        ?? throw new ConfigurationException(
            $"sharer.mailbox is the mailbox of Sharer's own actors; {owner.Path} is none of them. Give it another mailbox.");
}
