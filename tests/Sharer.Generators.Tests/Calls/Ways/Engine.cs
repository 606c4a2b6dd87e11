using Akka.Actor;

namespace Sharer.Generators.Tests.Calls.Ways;

public sealed class Engine : IDisposable
{
    private int _shared;

    public ActorSystem System { get; } = ActorSystem.Create("calls");

    internal SharedRef<T> Share<T>(Way way, Func<T> create) where T : class =>
        way == Way.Direct
            ? SharedRef.Direct(create())
            : System.Share($"{typeof(T).Name} {Interlocked.Increment(ref _shared)}", create, options =>
            {
                if (way == Way.Pinned)
                {
                    options.Dispatcher = "sharer.pinned-dispatcher";
                }
            });

    public void Dispose() => System.Terminate().Wait(TimeSpan.FromSeconds(30));
}
