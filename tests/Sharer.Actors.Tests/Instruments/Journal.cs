using System.Collections.Concurrent;

namespace Sharer.Instruments;

/// <summary>A resource that writes down what is done to it; the record outlives it.</summary>
internal sealed class Journal : IDisposable
{
    private readonly Record _record;

    public Journal(Record record)
    {
        _record = record;
        Generation = record.Born();
    }

    public int Generation { get; }

    public void Write(int entry) => _record.Write(entry);

    public int Echo(int entry)
    {
        _record.Write(entry);
        return entry;
    }

    public void Dispose() => _record.Died();

    /// <summary>What happened to all instances that wrote here.</summary>
    internal sealed class Record
    {
        private readonly ConcurrentQueue<int> _entries = new();
        private int _created;
        private int _disposed;

        public int[] Entries => [.. _entries];

        public int Created => Volatile.Read(ref _created);

        public int Disposed => Volatile.Read(ref _disposed);

        public Thread? CreatedOn { get; private set; }

        public Thread? DisposedOn { get; private set; }

        public void Write(int entry) => _entries.Enqueue(entry);

        public int Born()
        {
            CreatedOn = Thread.CurrentThread;
            return Interlocked.Increment(ref _created);
        }

        public void Died()
        {
            DisposedOn = Thread.CurrentThread;
            Interlocked.Increment(ref _disposed);
        }
    }
}
