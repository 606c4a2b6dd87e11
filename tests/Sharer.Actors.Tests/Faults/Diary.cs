namespace Sharer.Faults;

/// <summary>What was done with the instances, in order. Nothing may be done while something else is.</summary>
internal sealed class Diary
{
    private readonly System.Threading.Lock _lock = new();
    private readonly List<Entry> _entries = [];
    private Entry? _open;
    private int _instances;

    public string? Overlap { get; private set; }

    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>The last thing that was done is over, and this is what it was.</summary>
    public Entry? Last
    {
        get
        {
            lock (_lock)
                return _open is null && _entries.Count > 0 ? _entries[^1] : null;
        }
    }

    public int Instances => Volatile.Read(ref _instances);

    public int Count(Work work)
    {
        lock (_lock)
            return _entries.Count(entry => entry.Work == work);
    }

    public Entry Begin(Work work, int instance, Errand? errand, TimeSpan at)
    {
        lock (_lock)
        {
            var entry = new Entry(work, instance, errand, at);
            if (_open is not null)
                Overlap ??= $"{entry} began beside {_open}";
            _entries.Add(entry);
            return _open = entry;
        }
    }

    public void End(Entry entry, Exception? thrown, TimeSpan at)
    {
        lock (_lock)
        {
            (entry.EndedAt, entry.Thrown) = (at, thrown);
            if (ReferenceEquals(_open, entry))
                _open = null;
        }
    }

    public int NextInstance() => Interlocked.Increment(ref _instances);

    internal sealed class Entry(Work work, int instance, Errand? errand, TimeSpan beganAt)
    {
        public Work Work { get; } = work;

        public int Instance { get; set; } = instance;

        public Errand? Errand { get; } = errand;

        public TimeSpan? EndedAt { get; set; }

        public Exception? Thrown { get; set; }

        /// <summary>Whether it left a transaction open.</summary>
        public bool LeftOpen { get; set; }

        public override string ToString() =>
            $"{beganAt.TotalMilliseconds,6:0} ..{EndedAt?.TotalMilliseconds,6:0} ms  {Work} of instance {Instance}"
            + (Errand is null ? "" : $" by call {Errand.Number}") + (Thrown is null ? "" : $": {Thrown.GetType().Name}, {Thrown.Message}");
    }
}
