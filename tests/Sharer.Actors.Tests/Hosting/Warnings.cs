using Akka.Actor;
using Akka.Event;

namespace Sharer.Actors.Tests.Hosting;

/// Collects what an actor system warns of. Whoever logs has told the collector before his own call returns,
/// so a question that is asked afterwards is answered with all of it.
internal static class Warnings
{
    public static IActorRef Collect(ActorSystem system)
    {
        var collector = system.ActorOf(Props.Create(() => new Collector()));
        system.EventStream.Subscribe(collector, typeof(Warning));
        return collector;
    }

    public static async Task<string[]> OfAsync(IActorRef collector) =>
        [.. (await collector.Ask<string[]>(Question.Instance, TimeSpan.FromSeconds(30))).Where(text => text.Contains("sharer", StringComparison.OrdinalIgnoreCase) || text.Contains("shared", StringComparison.Ordinal))];

    private sealed class Question
    {
        public static readonly Question Instance = new();
    }

    private sealed class Collector : UntypedActor
    {
        private readonly List<string> _texts = [];

        protected override void OnReceive(object message)
        {
            if (message is Warning warning)
                _texts.Add(warning.Message.ToString()!);
            else if (message is Question)
                Sender.Tell(_texts.ToArray());
        }
    }
}
