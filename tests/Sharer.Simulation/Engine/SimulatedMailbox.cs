using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;
using Sharer.Mailbox;

namespace Sharer.Simulation.Engine;

/// <summary>The library's mailbox, with its queue in a <see cref="SimulatedQueue"/>.</summary>
internal sealed class SimulatedMailbox(Settings settings, Config config) : MailboxType(settings, config)
{
    private readonly SharerMailbox _mailbox = new(settings, config);

    public override IMessageQueue Create(IActorRef owner, ActorSystem system) =>
        new SimulatedQueue(_mailbox.Create(owner, system), owner.Path.Name[..owner.Path.Name.LastIndexOf('-')]);
}
