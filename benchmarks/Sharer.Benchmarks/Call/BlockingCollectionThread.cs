using System.Collections.Concurrent;
using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Call;

/// <summary>The gist's shape in .NET: one worker thread and a blocking queue of closures.</summary>
internal sealed class BlockingCollectionThread : Contender<int>
{
    public const string Title = "one thread + BlockingCollection + TCS";

    private readonly BlockingCollection<Action> _queue = [];
    private readonly Counter _counter = new();
    private readonly Thread _thread;

    public BlockingCollectionThread() : base(Title)
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "counter" };
        _thread.Start();
    }

    public override long Executed => _counter.Value;

    public override ValueTask<int> CallAsync(CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Add(() => answer.SetResult(_counter.Increment()), CancellationToken.None);
        return new ValueTask<int>(answer.Task);
    }

    public override ValueTask DisposeAsync()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Run()
    {
        foreach (var call in _queue.GetConsumingEnumerable())
        {
            call();
        }
    }
}
