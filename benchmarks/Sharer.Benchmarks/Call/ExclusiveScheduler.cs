using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Call;

/// <summary>The exclusive half of a <see cref="ConcurrentExclusiveSchedulerPair"/>, with a delegate that is made once.</summary>
internal sealed class ExclusiveScheduler() : Contender<int>("ConcurrentExclusiveSchedulerPair")
{
    private static readonly Func<object?, int> Increment = static state => ((Counter)state!).Increment();

    private readonly TaskScheduler _exclusive = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
    private readonly Counter _counter = new();

    public override long Executed => _counter.Value;

    public override ValueTask<int> CallAsync(CancellationToken cancellationToken) =>
        new(Task.Factory.StartNew(Increment, _counter, CancellationToken.None, TaskCreationOptions.RunContinuationsAsynchronously, _exclusive));
}
