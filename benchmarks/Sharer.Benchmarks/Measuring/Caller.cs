using System.Runtime.CompilerServices;

namespace Sharer.Benchmarks.Measuring;

/// <summary>One caller of the closed loop, with a token source of its own, as every HTTP request has one.</summary>
internal sealed class Caller<TResult>(Contender<TResult> contender, CancellationToken stop)
{
    private readonly CancellationTokenSource _own = new();
    private PaddedCount _calls;

    /// <summary>The calls answered so far; may be read while the caller runs.</summary>
    public long Calls => Volatile.Read(ref _calls[8]);

    public async Task RunAsync()
    {
        var token = _own.Token;
        while (!stop.IsCancellationRequested)
        {
            await contender.CallAsync(token);
            _calls[8]++;
        }
    }

    /// <summary>Neighbouring callers count on different cores; without room between them they would slow each other down.</summary>
    [InlineArray(16)]
    private struct PaddedCount
    {
        private long _first;
    }
}
