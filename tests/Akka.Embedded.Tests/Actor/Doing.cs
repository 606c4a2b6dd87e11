using Akka.Actor;

namespace Akka.Embedded.Tests.Actor;

/// <summary>Does on its turn what a message says.</summary>
internal class Doing : UntypedActor
{
    public sealed record Do(Action<IUntypedActorContext> Action);

    public static Props Props() => Akka.Actor.Props.Create(() => new Doing());

    protected override void OnReceive(object message)
    {
        if (message is Do work)
            work.Action(Context);
        else
            Unhandled(message);
    }
}

internal static class DoingExtensions
{
    public static void Do(this IActorRef actor, Action<IUntypedActorContext> action) => actor.Tell(new Doing.Do(action));

    public static async Task<T> DoAsync<T>(this IActorRef actor, Func<IUntypedActorContext, T> function)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        actor.Do(context =>
        {
            try
            {
                done.SetResult(function(context));
            }
            catch (Exception cause)
            {
                done.SetException(cause);
            }
        });
        return await done.Task.WaitAsync(Waits.Patience);
    }
}

internal static class Waits
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(200);
}
