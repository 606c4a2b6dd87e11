namespace Sharer.Instruments;

/// <summary>Counts who is inside, and how often somebody came in beside another.</summary>
internal sealed class OverlapGuard
{
    private readonly HashSet<int> _threads = [];
    private int _inside;
    private long _entries;
    private long _overlaps;

    public long Entries => Interlocked.Read(ref _entries);

    public long Overlaps => Interlocked.Read(ref _overlaps);

    public IReadOnlyCollection<int> Threads
    {
        get
        {
            lock (_threads)
                return [.. _threads];
        }
    }

    public Visit Enter()
    {
        if (Interlocked.Increment(ref _inside) != 1)
            Interlocked.Increment(ref _overlaps);
        Interlocked.Increment(ref _entries);
        lock (_threads)
            _threads.Add(Environment.CurrentManagedThreadId);
        return new Visit(this);
    }

    private void Leave() => Interlocked.Decrement(ref _inside);

    internal readonly struct Visit(OverlapGuard guard) : IDisposable
    {
        public void Dispose() => guard.Leave();
    }
}
