using System.Diagnostics.Metrics;
using Akka.Actor;
using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Call;

/// <summary>The counter behind a <see cref="SharedRef{T}"/> with its default options: a call of the generated method, with three arguments.</summary>
internal sealed class SharedCounter : Contender<int>
{
    public const string Default = "Sharer";
    public const string Pinned = "Sharer, pinned";
    public const string Metered = "Sharer, while a meter listens";

    private readonly Counter _counter = new();
    private readonly SharedRef<Counter> _shared;
    private readonly bool _withToken;

    private SharedCounter(ActorSystem system, string name, string dispatcher, bool withToken) : base(name)
    {
        _withToken = withToken;
        _shared = system.Share(name, () => _counter, options => options.Dispatcher = dispatcher);
    }

    public static IEnumerable<SharedCounter> All(ActorSystem system) =>
    [
        new(system, Default, "sharer.dispatcher", withToken: false),
        new(system, $"{Default}, with a token", "sharer.dispatcher", withToken: true),
        new(system, Metered, "sharer.dispatcher", withToken: false),
        new(system, Pinned, "sharer.pinned-dispatcher", withToken: false),
        new(system, $"{Pinned}, with a token", "sharer.pinned-dispatcher", withToken: true),
    ];

    public override long Executed => _counter.Value;

    public override ValueTask<int> CallAsync(CancellationToken cancellationToken) =>
        _shared.AddAsync(3, -1, -1, _withToken ? cancellationToken : default);

    public override IDisposable? Prepare() => Name == Metered ? Listen() : null;

    public override ValueTask DisposeAsync() => _shared.DisposeAsync();

    /// <summary>A listener that costs next to nothing itself: what is measured is what Sharer does for it.</summary>
    private static MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Sharer")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        listener.Start();
        return listener;
    }
}
