using Akka.Actor;
using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Call;

/// <summary>The counter behind a <see cref="SharedRef{T}"/> with its default options: a call with three arguments, as a typed method makes it.</summary>
internal sealed class SharedCounter : Contender<int>
{
    public const string Default = "Sharer";
    public const string Pinned = "Sharer, pinned";

    private readonly Counter _counter = new();
    private readonly SharedRef<Counter> _shared;
    private readonly bool _withToken;

    public SharedCounter(ActorSystem system, string dispatcher, bool withToken)
        : base((dispatcher == "sharer.pinned-dispatcher" ? Pinned : Default) + (withToken ? ", with a token" : ""))
    {
        _withToken = withToken;
        _shared = system.Share($"counter-{dispatcher}-{withToken}", () => _counter, options => options.Dispatcher = dispatcher);
    }

    public override long Executed => _counter.Value;

    public override ValueTask<int> CallAsync(CancellationToken cancellationToken) =>
        _shared.AskAsync(static (counter, state) => counter.Add(state.First, state.Second, state.Third), (First: 3, Second: -1, Third: -1), _withToken ? cancellationToken : default);

    public override ValueTask DisposeAsync() => _shared.DisposeAsync();
}
