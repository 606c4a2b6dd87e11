using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Sharer.Instruments;

/// <summary>A resource to be read from, which writes down when its sequences are opened, read and closed, and notices overlaps.</summary>
internal sealed class Reel : IDisposable
{
    private readonly Record _record;
    private readonly List<string> _openOnThis = [];

    public Reel(Record record)
    {
        _record = record;
        _record.Number = Interlocked.Increment(ref _record.Made);
        Generation = _record.Number;
        _record.MadeOn = Thread.CurrentThread;
    }

    public event Action<int>? Turned;

    public int Generation { get; }

    public int Handlers => Turned?.GetInvocationList().Length ?? 0;

    /// <summary>Counts from 1; <paramref name="at"/> is told each number before it is given out, and 0 at the end.</summary>
    public IEnumerable<int> Count(int to = int.MaxValue, Action<int>? at = null, string name = "")
    {
        Open(name);
        try
        {
            for (var i = 1; i <= to; i++)
            {
                using (_record.Guard.Enter())
                    at?.Invoke(i);
                yield return i;
            }
        }
        finally
        {
            Close(name, () => at?.Invoke(0));
        }
    }

    public async IAsyncEnumerable<int> CountAsync(
        int to, Func<int, CancellationToken, Task> at, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Open("");
        try
        {
            for (var i = 1; i <= to; i++)
            {
                using (_record.Guard.Enter())
                    await at(i, cancellationToken);
                _record.Threads.Enqueue(Thread.CurrentThread);
                yield return i;
            }
        }
        finally
        {
            using (_record.Guard.Enter())
                await at(0, CancellationToken.None);
            Close("", static () => { });
        }
    }

    public void Write(string entry)
    {
        using (_record.Guard.Enter())
            _record.Write(entry);
    }

    public void Turn(int number) => Turned?.Invoke(number);

    public void Dispose()
    {
        using (_record.Guard.Enter())
            _record.Write(_openOnThis.Count == 0 ? "dispose" : $"dispose with {_openOnThis.Count} open");
    }

    private void Open(string name)
    {
        Write($"open{name}");
        _openOnThis.Add(name);
    }

    private void Close(string name, Action at)
    {
        using (_record.Guard.Enter())
        {
            _openOnThis.Remove(name);
            _record.Threads.Enqueue(Thread.CurrentThread);
            _record.Write($"close{name}");
            at();
        }
    }

    /// <summary>What happened to all instances that wrote here.</summary>
    internal sealed class Record
    {
        private readonly ConcurrentQueue<string> _entries = new();

        internal int Made;

        public int Number { get; set; }

        public OverlapGuard Guard { get; } = new();

        public Thread? MadeOn { get; set; }

        public ConcurrentQueue<Thread> Threads { get; } = new();

        public string[] Entries => [.. _entries];

        public string All => string.Join(' ', _entries);

        public bool IsClosed => All.Contains("close", StringComparison.Ordinal);

        public void Write(string entry) => _entries.Enqueue(entry);
    }
}
