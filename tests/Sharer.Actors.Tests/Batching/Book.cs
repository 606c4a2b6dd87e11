using Sharer.Instruments;

namespace Sharer.Actors.Tests.Batching;

/// <summary>A resource with transactions and savepoints, in memory, that writes down what is done to it.</summary>
internal sealed class Book : IDisposable
{
    private readonly Record _record;
    private readonly List<string> _open = [];
    private readonly Stack<int> _marks = [];

    public Book(Record record)
    {
        _record = record;
        Generation = record.Born();
    }

    public int Generation { get; }

    public bool InTransaction { get; private set; }

    public static BatchOptions<Book> Hooks(bool savepoints = true, bool asks = false)
    {
        var hooks = new BatchOptions<Book>
        {
            Begin = static book => book.Begin(),
            Commit = static book => book.Commit(),
            Rollback = static book => book.Rollback(),
            InTransaction = asks ? static book => book.IsAsked() : null,
        };
        if (savepoints)
        {
            hooks.Savepoint = static book => book.Mark();
            hooks.ReleaseSavepoint = static book => book.Release();
            hooks.RollbackToSavepoint = static book => book.Undo();
        }
        return hooks;
    }

    public string Write(string entry)
    {
        using (_record.Guard.Enter())
        {
            _record.Note(entry);
            if (InTransaction)
                _open.Add(entry);
            else
                _record.Commit([entry]);
            return entry;
        }
    }

    public string Fail(string entry, Exception? failure = null)
    {
        Write(entry);
        throw failure ?? new FormatException(entry);
    }

    /// <summary>Ends the transaction in silence, as a full disk does.</summary>
    public void Lose()
    {
        InTransaction = false;
        _open.Clear();
        _marks.Clear();
    }

    public void Reset() => At("reset", static () => { });

    public void Dispose() => At("dispose", Lose);

    private void Begin() => At("begin", () =>
    {
        if (InTransaction)
            throw new InvalidOperationException("There is a transaction already.");
        InTransaction = true;
    });

    private void Commit() => At("commit", () =>
    {
        Check();
        _record.Commit(_open);
        Lose();
    });

    private void Rollback() => At("rollback", () =>
    {
        Check();
        Lose();
    });

    private void Mark() => At("mark", () =>
    {
        Check();
        _marks.Push(_open.Count);
    });

    private void Release() => At("release", () => _marks.Pop());

    private void Undo() => At("undo", () =>
    {
        var mark = _marks.Pop();
        _open.RemoveRange(mark, _open.Count - mark);
    });

    private bool IsAsked()
    {
        var answer = false;
        At("ask", () => answer = InTransaction);
        return answer;
    }

    private void Check()
    {
        if (!InTransaction)
            throw new InvalidOperationException("There is no transaction.");
    }

    private void At(string hook, Action act)
    {
        using (_record.Guard.Enter())
        {
            _record.Note(hook);
            _record.ActAt(hook, this);
            act();
        }
    }

    /// <summary>What happened to all instances that wrote here.</summary>
    internal sealed class Record
    {
        private readonly Lock _lock = new();
        private readonly List<string> _trace = [];
        private readonly List<string> _committed = [];
        private readonly HashSet<Thread> _threads = [];
        private readonly Dictionary<string, Action<Book>> _acts = [];
        private int _born;

        public OverlapGuard Guard { get; } = new();

        public int Created => Volatile.Read(ref _born);

        /// <summary>Everything that was done, but for the gate.</summary>
        public string Trace
        {
            get
            {
                lock (_lock)
                    return string.Join(' ', _trace);
            }
        }

        /// <summary>What has been made last.</summary>
        public string Committed
        {
            get
            {
                lock (_lock)
                    return string.Join(' ', _committed);
            }
        }

        public Thread[] Threads
        {
            get
            {
                lock (_lock)
                    return [.. _threads];
            }
        }

        /// <summary>From here on this happens whenever the hook runs.</summary>
        public void Always(string hook, Action<Book> act)
        {
            lock (_lock)
                _acts[hook] = act;
        }

        /// <summary>This happens at the next, or a later, run of the hook.</summary>
        public void Once(string hook, Action<Book> act, int after = 0) => Always(hook, book =>
        {
            if (after-- == 0)
                act(book);
        });

        public void Throw(string hook, Exception? failure = null, int after = 0) =>
            Once(hook, _ => throw failure ?? new TimeZoneNotFoundException(hook), after);

        internal int Born() => Interlocked.Increment(ref _born);

        internal void Note(string what)
        {
            lock (_lock)
            {
                _trace.Add(what);
                _threads.Add(Thread.CurrentThread);
            }
        }

        internal void Commit(List<string> entries)
        {
            lock (_lock)
                _committed.AddRange(entries);
        }

        internal void ActAt(string hook, Book book)
        {
            Action<Book>? act;
            lock (_lock)
                act = _acts.GetValueOrDefault(hook);
            act?.Invoke(book);
        }
    }
}
